import { describe, expect, test } from 'vitest';

import { ForbiddenError, InvalidInputError, UnauthenticatedError } from '../errors.ts';
import { ANNA, as, furnish, GUEST, makeDomainWorld } from '../testing/domain-world.ts';
import { makeChangeSettings } from './change-settings.ts';

async function world() {
  const ports = await furnish(makeDomainWorld());
  return { ports, change: makeChangeSettings(ports) };
}

describe('settings', () => {
  test('change what is named and keep the rest', async () => {
    const { ports, change } = await world();
    await expect(change(as(ANNA), { language: 'en' })).resolves.toEqual({ ...ANNA, language: 'en' });
    await expect(change(as(ANNA), { timeZone: ' europe/lisbon ' })).resolves.toMatchObject({ language: 'en', timeZone: 'Europe/Lisbon' });
    await expect(change(as(ANNA), {})).resolves.toMatchObject({ language: 'en', timeZone: 'Europe/Lisbon' });
    expect(await ports.people.get(ANNA.id)).toEqual({ ...ANNA, language: 'en', timeZone: 'Europe/Lisbon' });
    await change(as(ANNA), { keepsMemory: false });
    expect(await ports.people.get(ANNA.id)).toMatchObject({ language: 'en', keepsMemory: false });
    await expect(change(as(GUEST), { timeZone: 'UTC' })).resolves.toMatchObject({ timeZone: 'UTC' });
  });

  test.each(['', 'Moscow', '+03:00', '-05', 'Europe/Берлин', 'x'.repeat(10_000), '../../etc/passwd', 'Europe/Berlin\0'])(
    'no zone is %j',
    async (timeZone) => {
      const { ports, change } = await world();
      await expect(change(as(ANNA), { timeZone })).rejects.toThrow(InvalidInputError);
      expect(await ports.people.get(ANNA.id)).toEqual(ANNA);
    },
  );

  test('I7: are one’s own, and need a token that may write', async () => {
    const { change } = await world();
    await expect(change(null, { language: 'en' })).rejects.toThrow(UnauthenticatedError);
    await expect(change(as(ANNA, { scope: 'read' }), { language: 'en' })).rejects.toThrow(ForbiddenError);
  });
});
