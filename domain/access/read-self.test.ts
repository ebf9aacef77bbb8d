import { expect, test } from 'vitest';

import { UnauthenticatedError } from '../errors.ts';
import { ANNA, as, furnish, GUEST, makeDomainWorld } from '../testing/domain-world.ts';
import { makeReadSelf } from './read-self.ts';

test('a person sees themselves; one who is gone is nobody', async () => {
  const readSelf = makeReadSelf(await furnish(makeDomainWorld()));
  await expect(readSelf(as(ANNA))).resolves.toEqual(ANNA);
  await expect(readSelf(as(GUEST, { scope: 'read' }))).resolves.toEqual(GUEST);
  await expect(readSelf(as({ ...ANNA, id: 'gone' }))).rejects.toThrow(UnauthenticatedError);
  await expect(readSelf(null)).rejects.toThrow(UnauthenticatedError);
});
