import type { Clock } from '../../domain/ports/clock.ts';
import type { Doorbell, Topic } from '../../domain/ports/doorbell.ts';
import type { Logger } from '../../domain/ports/logger.ts';
import { openDoorbellLine } from './doorbell-line.ts';
import { makeTopicListeners } from './topic-listeners.ts';

export interface PostgresDoorbell extends Doorbell {
  /** Sends what is still to be rung, if the database answers, and ends the connection. */
  close(): Promise<void>;
}

export interface PostgresDoorbellDeps {
  readonly url: string;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * Rings between processes with LISTEN and NOTIFY on one connection of its own. Listeners of this process are called without the way
 * through the database. At most one notification is under way; what is rung meanwhile goes into the next one.
 * Throws an UnreachableError when the connection cannot be made at first; one that is lost comes back by itself.
 */
export async function openPostgresDoorbell({ url, clock, logger }: PostgresDoorbellDeps): Promise<PostgresDoorbell> {
  const listeners = makeTopicListeners({ logger });
  const rung = new Set<Topic>();
  const callRung = (): void => {
    const topics = [...rung];
    rung.clear();
    listeners.call(topics);
  };
  const line = await openDoorbellLine({
    url,
    clock,
    logger,
    onRing: (topics) => (topics === null ? listeners.callAll() : listeners.call(topics)),
  });
  return {
    ring: (...topics) => {
      if (topics.length === 0) return;
      if (rung.size === 0) queueMicrotask(callRung);
      for (const topic of topics) rung.add(topic);
      line.send(topics);
    },
    listen: listeners.add,
    close: line.close,
  };
}
