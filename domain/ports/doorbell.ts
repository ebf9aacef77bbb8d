/**
 * What may have changed. A ring says "look again", never what there is to see:
 * it may be lost or come twice, so a listener always reads by number or state,
 * and a slow poll stands behind each of them.
 */
export type Topic =
  | 'work:turns'
  | 'work:tasks'
  | 'work:schedules'
  | 'work:plugins'
  | 'work:stops'
  | 'work:outbox'
  | 'work:memory'
  | 'work:attachments'
  | 'access'
  | 'routing'
  | 'forgotten'
  | `conversation:${string}`
  | `task:${string}`
  | `output:${string}`
  | `approval:${string}`;

/** Rings between processes. Never rung inside a business transaction; rings are coalesced. */
export interface Doorbell {
  /** Rings after the commit of what changed. Does not wait. */
  ring(...topics: readonly Topic[]): void;
  /** Calls `onRing` for each ring of the topic, from any process; returns how to stop. After a lost connection every listener is called once. */
  listen(topic: Topic, onRing: () => void): () => void;
}
