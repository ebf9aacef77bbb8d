/** So many answers to one sender in one chat within this time are a conversation of two programs. */
const EXCHANGES = 20;
const WITHIN_MS = 60_000;
/** Long enough for the other one to give up. */
const PAUSE_MS = 300_000;

/** When one sender was last answered in one chat, in milliseconds, oldest first; and until when they are not. */
export interface LoopGuard {
  readonly answered: readonly number[];
  readonly pausedUntil: number;
}

export const OPEN_GUARD: LoopGuard = { answered: [], pausedUntil: -Infinity };

export function isPaused(guard: LoopGuard, at: number): boolean {
  return at < guard.pausedUntil;
}

/** Another message is answered. */
export function afterExchange(guard: LoopGuard, at: number): LoopGuard {
  const answered = [...guard.answered.filter((each) => each > at - WITHIN_MS), at];
  return answered.length < EXCHANGES ? { ...guard, answered } : { answered: [], pausedUntil: at + PAUSE_MS };
}
