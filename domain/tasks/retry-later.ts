/** Faults that may pass by themselves. */
const TRANSIENT = new Set(['model.unreachable', 'model.rate-limited', 'model.timeout']);
const PAUSES_MS = [30_000, 120_000, 480_000];
/** How much longer, at most, a pause may be by chance, so that tasks don't all come back at once. */
const MAX_JITTER = 0.1;

/** How often a task is tried again by itself. */
export const MAX_RETRIES = PAUSES_MS.length;

export interface FailedAttempt {
  /** The failure's stable code. */
  readonly code: string;
  /** How often it was tried again already. */
  readonly tries: number;
  /** What is left of the wall time. */
  readonly leftMs: number;
  /** Whether the task has money left. */
  readonly hasMoney: boolean;
  /** From 0 to 1, by chance. */
  readonly chance: number;
}

/** After how many milliseconds a failed attempt is worth another one; null: it is not. */
export function pauseBeforeRetry({ code, tries, leftMs, hasMoney, chance }: FailedAttempt): number | null {
  const pauseMs = PAUSES_MS[tries];
  if (!TRANSIENT.has(code) || pauseMs === undefined || !hasMoney) return null;
  const withJitter = Math.round(pauseMs * (1 + MAX_JITTER * chance));
  return withJitter < leftMs ? withJitter : null;
}
