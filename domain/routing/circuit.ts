/** What is remembered of one model's recent failures. Times are milliseconds of the monotonic clock. */
export interface Circuit {
  /** Failures since the last success. */
  readonly failures: number;
  /** Until then the model is passed over; null: it is not. */
  readonly openUntil: number | null;
  /** When one call was let through to see whether the model is back; null: none is under way. */
  readonly probedAt: number | null;
}

export const CLOSED_CIRCUIT: Circuit = { failures: 0, openUntil: null, probedAt: null };

const FAILURES_TO_OPEN = 3;
const OPEN_MS = 30_000;
/** A probe that has not reported after this long is taken for lost. */
const PROBE_MS = 120_000;

/** `yes`: healthy. `probe`: one call may try; record it with `startProbe`. `no`: pass it over. */
export function admits(circuit: Circuit, now: number): 'yes' | 'probe' | 'no' {
  if (circuit.openUntil === null) return 'yes';
  if (now < circuit.openUntil) return 'no';
  return circuit.probedAt === null || now - circuit.probedAt >= PROBE_MS ? 'probe' : 'no';
}

export function startProbe(circuit: Circuit, now: number): Circuit {
  return { ...circuit, probedAt: now };
}

/** A model that asks to wait longer than this is passed over at once: it has said itself that it will fail again. */
const LONG_WAIT_MS = 4_000;
/** However long it asks for, after this long it is worth another look. */
const LONGEST_OPEN_MS = 3_600_000;

/** A failure that says something of the model's health (unreachable, timeout, rate-limited), not of the request. */
export function afterFailure(circuit: Circuit, now: number, retryAfterMs: number | null): Circuit {
  const failures = circuit.failures + 1;
  const waitMs = Math.min(retryAfterMs ?? 0, LONGEST_OPEN_MS);
  const isOpen = failures >= FAILURES_TO_OPEN || circuit.openUntil !== null || waitMs > LONG_WAIT_MS;
  return { failures, openUntil: isOpen ? now + Math.max(OPEN_MS, waitMs) : null, probedAt: null };
}
