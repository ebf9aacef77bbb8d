/** Time as the domain sees it. Tests use a clock that moves only when told. */
export interface Clock {
  /** The wall-clock time; may jump. */
  now(): Date;
  /** Milliseconds on a clock that never goes back; for durations and deadlines. */
  monotonic(): number;
  /** Resolves after `ms` milliseconds; rejects with the signal's reason as soon as it aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}
