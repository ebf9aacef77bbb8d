/** Who takes work, and for how long without a sign of life. */
export interface Lease {
  readonly workerId: string;
  readonly milliseconds: number;
}

/**
 * Worker processes that are alive. Each holds a session-level advisory lock on a connection of its own, which the
 * database frees when the process dies; and it beats, because a restart of the database frees the locks of the living too.
 * A worker is dead when its lock is free and its last beat is older than a second.
 */
export interface WorkerRegistry {
  /** Registers this process and takes its lock; call it again after the connection was lost. */
  register(workerId: string): Promise<void>;
  /** Says that the worker lives. False: its lock is lost, so it must register anew, renew at once, and stop what it no longer holds. */
  beat(workerId: string): Promise<boolean>;
  /** Leaves in an orderly way and frees the lock. */
  leave(workerId: string): Promise<void>;
}
