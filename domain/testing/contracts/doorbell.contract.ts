import { describe, expect, test, vi } from 'vitest';
import type { Doorbell } from '../../ports/doorbell.ts';

/** A doorbell, and one of another process on the same installation (for one process alone: the same). */
export interface DoorbellHarness {
  readonly here: Doorbell;
  readonly elsewhere: Doorbell;
  close(): Promise<void>;
}

/** What every Doorbell does. */
export function doorbellContract(name: string, make: () => Promise<DoorbellHarness>): void {
  const it = (title: string, body: (harness: DoorbellHarness) => Promise<void>): void => {
    test(title, async () => {
      const harness = await make();
      try {
        await body(harness);
      } finally {
        await harness.close();
      }
    });
  };

  describe(name, () => {
    it('calls every listener of the topic, here and elsewhere, and nobody else', async ({ here, elsewhere }) => {
      const heard: string[] = [];
      here.listen('task:a', () => heard.push('here'));
      elsewhere.listen('task:a', () => heard.push('elsewhere'));
      here.listen('task:b', () => heard.push('wrong'));
      here.ring('task:a');
      await vi.waitFor(() => expect(new Set(heard)).toEqual(new Set(['here', 'elsewhere'])));
    });

    it('does not call before ring returns', async ({ here }) => {
      let isRinging = true;
      const heard: boolean[] = [];
      here.listen('access', () => heard.push(isRinging));
      here.ring('access');
      isRinging = false;
      await vi.waitFor(() => expect(heard.length).toBeGreaterThan(0));
      expect(heard).not.toContain(true);
    });

    it('a listener that stopped is not called, and stopping twice is no harm', async ({ here }) => {
      const heard: string[] = [];
      const stop = here.listen('work:tasks', () => heard.push('stopped'));
      here.listen('work:tasks', () => heard.push('still there'));
      stop();
      stop();
      here.ring('work:tasks');
      await vi.waitFor(() => expect(heard).toContain('still there'));
      expect(heard).not.toContain('stopped');
    });

    it('coalesces: a thousand rings at once make few calls, and the last ring is heard', async ({ here, elsewhere }) => {
      let calls = 0;
      elsewhere.listen('output:a', () => (calls += 1));
      for (let n = 0; n < 1000; n += 1) here.ring('output:a');
      await vi.waitFor(() => expect(calls).toBeGreaterThan(0));
      expect(calls).toBeLessThan(10);
      const before = calls;
      here.ring('output:a');
      await vi.waitFor(() => expect(calls).toBeGreaterThan(before));
    });
  });
}
