import { expect, test } from 'vitest';

import { ForbiddenError } from '../errors.ts';
import { ANNA, as, GUEST } from '../testing/domain-world.ts';
import { makeCheckHealth } from './check-health.ts';
import type { HealthPart } from './check-health.ts';

function part(name: string, isReady: boolean, isEssential: boolean): HealthPart {
  return { name, isReady, isEssential, detail: isReady ? null : 'It is away.' };
}

test('Parley is ready as long as every essential part is, and says what is not', async () => {
  const parts = [part('database', true, true), part('sandbox', false, false)];
  const health = makeCheckHealth({ probes: parts.map((each) => async () => each) });
  await expect(health.probe()).resolves.toEqual({ isReady: true, parts });
  await expect(health.check(as(ANNA, { scope: 'read' }))).resolves.toEqual({ isReady: true, parts });
  await expect(health.check(as(GUEST))).rejects.toThrow(ForbiddenError);
  const broken = makeCheckHealth({ probes: [async () => part('database', false, true)] });
  await expect(broken.probe()).resolves.toMatchObject({ isReady: false });
});
