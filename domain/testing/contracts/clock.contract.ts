import { describe, expect, it } from 'vitest';
import type { Clock } from '../../ports/clock.ts';

/** `pass` lets at least so much time go by on the clock. */
export type MakeClock = () => { readonly clock: Clock; readonly pass: (ms: number) => Promise<void> };

/** What every Clock does. */
export function clockContract(name: string, make: MakeClock): void {
  describe(name, () => {
    it('never goes back and counts milliseconds', async () => {
      const { clock, pass } = make();
      const before = clock.monotonic();
      await pass(20);
      const passed = clock.monotonic() - before;
      expect(passed).toBeGreaterThanOrEqual(19);
      expect(passed).toBeLessThan(10_000);
    });

    it('sleeps no shorter than asked', async () => {
      const { clock, pass } = make();
      const before = clock.monotonic();
      const asleep = clock.sleep(10);
      await pass(10);
      await asleep;
      expect(clock.monotonic() - before).toBeGreaterThanOrEqual(9);
    });

    it.each([0, -5])('does not sleep for %i ms', async (ms) => {
      const { clock, pass } = make();
      const asleep = clock.sleep(ms);
      await pass(1);
      await expect(asleep).resolves.toBeUndefined();
    });

    it("wakes with the signal's own reason, also from a sleep of years", async () => {
      const { clock } = make();
      const control = new AbortController();
      const asleep = clock.sleep(100 * 365 * 86_400_000, control.signal);
      const reason = new Error('enough');
      control.abort(reason);
      await expect(asleep).rejects.toBe(reason);
    });

    it('does not fall asleep under a signal that has aborted', async () => {
      const { clock } = make();
      await expect(clock.sleep(1_000, AbortSignal.abort('no'))).rejects.toBe('no');
    });
  });
}
