import { describe, expect } from 'vitest';
import { aMessage, uuid } from '../fixtures.ts';
import { lease, testIn, type MakeWorld } from './world.ts';

/** What every WorkerRegistry does; whether a worker is dead shows in who gets its work. */
export function workerRegistryContract(name: string, make: MakeWorld): void {
  const it = testIn(make);

  describe(name, () => {
    it('a registered worker beats; one that never registered does not', async ({ workers }) => {
      await workers.register('w1');
      expect(await workers.beat('w1')).toBe(true);
      expect(await workers.beat('stranger')).toBe(false);
    });

    it('a worker that lost its lock is told, and beats again once it has registered anew', async ({ workers, workerDies }) => {
      await workers.register('w1');
      await workerDies('w1');
      expect(await workers.beat('w1')).toBe(false);
      await workers.register('w1');
      expect(await workers.beat('w1')).toBe(true);
    });

    it('who left in an orderly way beats no more', async ({ workers }) => {
      await workers.register('w1');
      await workers.leave('w1');
      expect(await workers.beat('w1')).toBe(false);
    });

    it('work of a living worker stays its own', async ({ workers, inbox, workerDies }) => {
      for (const worker of ['w1', 'w2', 'w3']) await workers.register(worker);
      await inbox.store(aMessage(1));
      await inbox.claim(lease('w1'));
      await workerDies('w3');
      await workers.beat('w1');
      expect(await inbox.claim(lease('w2'))).toBeNull();
      await workerDies('w1');
      expect(await inbox.claim(lease('w2'))).toMatchObject({ turn: { id: uuid(2001) } });
    });
  });
}
