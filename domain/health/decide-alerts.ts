import type { HealthPart } from '../access/check-health.ts';

/** What is known of a part from earlier looks. */
export interface Watched {
  /** Whether it has worked since this process began to look. */
  readonly hasWorked: boolean;
  /** Looks in a row at which it did not work. */
  readonly bad: number;
  /** Whether the owner has been told that it does not. */
  readonly isTold: boolean;
}

/** What the owner is to hear. */
export interface Alert {
  readonly kind: 'trouble' | 'recovered';
  readonly part: HealthPart;
}

const NEVER_SEEN: Watched = { hasWorked: false, bad: 0, isTold: false };

/** A hiccup is no news: so many looks in a row have to say the same. */
const LOOKS_UNTIL_TOLD = 2;

/**
 * What should work as soon as it is set up. The others may be missing from the start by the owner's own choice (no sandbox, no model), which
 * the start screen says; they are news only when they have worked before.
 */
const NEWS_FROM_THE_START = /^(?:channel:|model:|disk$|database$|backup$)/;

/** Compares one look with what is known, and says what is news. Parts that are gone are forgotten. */
export function decideAlerts(
  known: ReadonlyMap<string, Watched>,
  parts: readonly HealthPart[],
): { readonly known: ReadonlyMap<string, Watched>; readonly alerts: readonly Alert[] } {
  const alerts: Alert[] = [];
  const next = new Map<string, Watched>();
  for (const part of parts) {
    const before = known.get(part.name) ?? NEVER_SEEN;
    if (part.isReady) {
      if (before.isTold) alerts.push({ kind: 'recovered', part });
      next.set(part.name, { hasWorked: true, bad: 0, isTold: false });
      continue;
    }
    const bad = before.bad + 1;
    const isNews = !before.isTold && bad >= LOOKS_UNTIL_TOLD && (before.hasWorked || NEWS_FROM_THE_START.test(part.name));
    if (isNews) alerts.push({ kind: 'trouble', part });
    next.set(part.name, { hasWorked: before.hasWorked, bad, isTold: before.isTold || isNews });
  }
  return { known: next, alerts };
}
