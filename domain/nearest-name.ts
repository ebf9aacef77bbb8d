import { closest, distance } from 'fastest-levenshtein';

/** The known name that was probably meant; null: none is near (a third of its letters, at least two, may differ). */
export function nearestName(name: string, known: readonly string[]): string | null {
  if (known.length === 0) return null;
  const nearest = closest(
    name.toLowerCase(),
    [...known].map((each) => each.toLowerCase()),
  );
  const original = known.find((each) => each.toLowerCase() === nearest) ?? nearest;
  return distance(name.toLowerCase(), nearest) <= Math.max(2, Math.floor(nearest.length / 3)) ? original : null;
}
