import { describe, expect, it } from 'vitest';

import { idsContract } from '../../domain/testing/contracts/ids.contract.ts';
import { makeManualClock } from '../../domain/testing/manual-clock.ts';
import { makeSequentialIds } from '../../domain/testing/sequential-ids.ts';
import { makeRandomIds } from './random-ids.ts';
import { makeSystemClock } from './system-clock.ts';

idsContract('random ids', () => makeRandomIds({ clock: makeSystemClock() }));
idsContract('random ids while time stands still', () => makeRandomIds({ clock: makeManualClock() }));
idsContract('sequential ids', makeSequentialIds);

describe('random UUIDs', () => {
  it('begin with the time in milliseconds', () => {
    const uuid = makeRandomIds({ clock: makeManualClock(new Date(0x0123_4567_89ab)) }).uuid();
    expect(uuid.slice(0, 13)).toBe('01234567-89ab');
  });

  it('stay in order when the wall clock goes back', () => {
    const clock = makeManualClock();
    const ids = makeRandomIds({ clock });
    const first = ids.uuid();
    clock.jump(-3_600_000);
    expect(ids.uuid() > first).toBe(true);
  });
});
