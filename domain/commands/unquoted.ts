const QUOTES = [
  ['"', '"'],
  ["'", "'"],
  ['“', '”'],
  ['„', '“'],
  ['«', '»'],
] as const;

/** Takes away quotation marks around the whole, as people copy them from a terminal or their phone sets them; marks inside stay. */
export function unquoted(text: string): string {
  for (const [open, close] of QUOTES) {
    if (text.length < 2 || !text.startsWith(open) || !text.endsWith(close)) continue;
    const inside = text.slice(1, -1);
    if (!inside.includes(open) && !inside.includes(close)) return inside.trim();
  }
  return text;
}
