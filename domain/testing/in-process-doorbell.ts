import type { Doorbell, Topic } from '../ports/doorbell.ts';

export interface InProcessDoorbell extends Doorbell {
  /** Every topic rung so far, in order. */
  readonly rung: readonly Topic[];
  /** How many listen to the topic at this moment. */
  listeners(topic: Topic): number;
}

/** A doorbell for one process: rings arrive in a later microtask, several of one topic at once come as one. */
export function makeInProcessDoorbell(): InProcessDoorbell {
  const rung: Topic[] = [];
  const listening = new Map<Topic, Set<{ readonly onRing: () => void }>>();
  const pending = new Set<Topic>();
  const deliver = (): void => {
    const topics = [...pending];
    pending.clear();
    for (const topic of topics) for (const { onRing } of listening.get(topic) ?? []) onRing();
  };
  return {
    rung,
    listeners: (topic) => listening.get(topic)?.size ?? 0,
    ring: (...topics) => {
      rung.push(...topics);
      if (pending.size === 0 && topics.length > 0) queueMicrotask(deliver);
      for (const topic of topics) pending.add(topic);
    },
    listen: (topic, onRing) => {
      const listener = { onRing };
      const listeners = listening.get(topic) ?? new Set();
      listening.set(topic, listeners.add(listener));
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
