import type { Usage } from './usage.ts';

/** More than any window holds; a count beyond it is a fault of the server, and would block every budget. */
const MOST_TOKENS = 20_000_000;

/**
 * A provider's count as far as it can be believed; null: it can't, so that the bound is spent. `hasAnswered`: something came, which cannot have taken
 * no tokens at all.
 */
export function believedUsage(usage: Usage | null, hasAnswered: boolean): Usage | null {
  if (usage === null) return null;
  const counts = Object.values(usage);
  if (!counts.every((count) => Number.isInteger(count) && count >= 0 && count <= MOST_TOKENS)) return null;
  return hasAnswered && usage.outputTokens === 0 ? null : usage;
}
