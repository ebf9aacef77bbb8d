import type { WorkerRegistry } from '../../ports/worker-registry.ts';
import type { InMemoryState } from './state.ts';

export function makeInMemoryWorkerRegistry(state: InMemoryState): WorkerRegistry {
  const now = (): number => state.clock.now().getTime();
  return {
    register: async (workerId) => {
      state.workers.set(workerId, { lastBeat: now(), hasLock: true });
    },
    beat: async (workerId) => {
      const worker = state.workers.get(workerId);
      if (worker === undefined || !worker.hasLock) return false;
      worker.lastBeat = now();
      return true;
    },
    // Who left is dead at once: nothing of it can still be at work.
    leave: async (workerId) => {
      state.workers.set(workerId, { lastBeat: -Infinity, hasLock: false });
    },
  };
}
