/** What keeps a task from running: what comes before it, a person's yes, a limit that is reached, a time to come, or that no worker is free. */
export type QueueWait = 'dependency' | 'approval' | 'time' | 'person' | 'project' | 'all' | 'worker';

/** Where a task stands in the queue. */
export interface QueuePlace {
  /** How many tasks would be started before it if none came and none ended; 0 when it runs or has ended. */
  readonly ahead: number;
  /** Null: it runs or has ended. */
  readonly waitsFor: QueueWait | null;
}
