const LONGEST = 80;

/** A name from a network, fit to be shown on one line: without control and direction marks, at most 80 UTF-16 units. `?` when nothing is left. */
export function cleanName(name: string): string {
  const line = name
    .toWellFormed()
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Co}]/gu, '')
    .trim();
  if (line === '') return '?';
  // A cut may leave half of a surrogate pair.
  return line.length > LONGEST
    ? `${line
        .slice(0, LONGEST - 1)
        .toWellFormed()
        .replace(/\uFFFD$/, '')}…`
    : line;
}
