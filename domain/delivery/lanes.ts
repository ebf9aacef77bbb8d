import { addressKey } from '../messaging/address.ts';
import type { OutboxEntry } from './outbox-entry.ts';

export interface LaneView {
  isRunning(entry: OutboxEntry): boolean;
  /** It runs, but nobody waits for it any more. */
  isPassable(entry: OutboxEntry): boolean;
}

/**
 * Which of the open entries may begin. At one address they are told in order; an answer that is still being made holds up only other ones that
 * are, since what is ready by then (a question of the agent's, the reply to `/stop`) may be what it waits for. Addresses do not wait for each other.
 */
export function startable(open: readonly OutboxEntry[], { isRunning, isPassable }: LaneView): readonly OutboxEntry[] {
  const lanes = Map.groupBy(
    open.toSorted((a, b) => a.order - b.order),
    ({ address }) => addressKey(address),
  );
  return [...lanes.values()].flatMap((lane) => {
    const starting: OutboxEntry[] = [];
    let [readyWaits, growingWaits] = [false, false];
    for (const entry of lane) {
      if (isPassable(entry)) continue;
      const isReady = entry.body !== null;
      const isFree = isReady ? !readyWaits : !readyWaits && !growingWaits;
      if (isFree && !isRunning(entry)) starting.push(entry);
      if (isReady) readyWaits = true;
      else growingWaits = true;
    }
    return starting;
  });
}
