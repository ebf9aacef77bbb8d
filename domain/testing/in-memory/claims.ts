import type { Lease } from '../../ports/worker-registry.ts';
import type { Claim, InMemoryState } from './state.ts';

const BEAT_TOLERANCE_MS = 1000;

/** A worker is dead when its lock is free and its last beat is older than a second. One that never registered is known by its lease only. */
function isDead(state: InMemoryState, workerId: string): boolean {
  const worker = state.workers.get(workerId);
  if (worker === undefined || worker.hasLock) return false;
  return state.clock.now().getTime() - worker.lastBeat > BEAT_TOLERANCE_MS;
}

/** Whether any worker may take it: no owner, a dead one, or a lease that has run out. */
export function isFree(state: InMemoryState, claim: Claim): boolean {
  return claim.owner === null || claim.leaseUntil <= state.clock.now().getTime() || isDead(state, claim.owner);
}

export function take(state: InMemoryState, claim: Claim, lease: Lease): void {
  claim.owner = lease.workerId;
  claim.leaseUntil = state.clock.now().getTime() + lease.milliseconds;
  claim.fence += 1;
}

/** Prolongs those of the named claims that the worker still holds; returns their ids. */
export function prolong(state: InMemoryState, claims: ReadonlyMap<string, Claim>, lease: Lease, ids: readonly string[]): string[] {
  const held = ids.filter((id) => claims.get(id)?.owner === lease.workerId);
  for (const id of held) {
    const claim = claims.get(id);
    if (claim !== undefined) claim.leaseUntil = state.clock.now().getTime() + lease.milliseconds;
  }
  return held;
}
