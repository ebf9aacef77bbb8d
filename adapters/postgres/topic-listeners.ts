import type { Topic } from '../../domain/ports/doorbell.ts';
import type { Logger } from '../../domain/ports/logger.ts';

export interface TopicListeners {
  /** Returns how to stop. */
  add(topic: Topic, onRing: () => void): () => void;
  /** Calls those who listen to these topics; a listener that throws keeps no other from being called. */
  call(topics: readonly string[]): void;
  callAll(): void;
}

/** Who listens to what in this process. */
export function makeTopicListeners({ logger }: { logger: Logger }): TopicListeners {
  const byTopic = new Map<string, Set<{ readonly onRing: () => void }>>();
  const call = (topics: readonly string[]): void => {
    for (const topic of topics) {
      // A copy: a listener may add or remove others. One that was removed meanwhile is not called any more.
      const listeners = byTopic.get(topic);
      for (const listener of [...(listeners ?? [])]) {
        if (listeners?.has(listener) !== true) continue;
        try {
          listener.onRing();
        } catch (error) {
          logger.error('doorbell.listener-failed', { topic, error });
        }
      }
    }
  };
  return {
    add: (topic, onRing) => {
      const listener = { onRing };
      const listeners = byTopic.get(topic) ?? new Set();
      byTopic.set(topic, listeners.add(listener));
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0 && byTopic.get(topic) === listeners) byTopic.delete(topic);
      };
    },
    call,
    callAll: () => call([...byTopic.keys()]),
  };
}
