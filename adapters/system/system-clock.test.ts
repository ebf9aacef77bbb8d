import { clockContract } from '../../domain/testing/contracts/clock.contract.ts';
import { makeManualClock } from '../../domain/testing/manual-clock.ts';
import { makeSystemClock } from './system-clock.ts';

clockContract('the system clock', () => {
  const clock = makeSystemClock();
  return { clock, pass: (ms) => clock.sleep(ms) };
});

clockContract('the manual clock', () => {
  const clock = makeManualClock();
  return { clock, pass: (ms) => clock.advance(ms) };
});
