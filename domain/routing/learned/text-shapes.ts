/**
 * What a text looks like, whatever its language: things that stand in requests about files and code, or about times.
 * Each that is found is one feature. Patterns have no nested repetition: their time is linear in the text.
 */
const SHAPES: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['path', /(?:^|[\s"'`(])(?:~|\.{1,2})?\/[\w.*-]+/u],
  ['deep path', /\w\/[\w.-]+\/\w/u],
  ['file', /(?:^|[\s"'`(/])[\w*-]+\.(?:[a-z]{1,4}|[a-z]\d|json|yaml|html|toml|lock|conf|config|sqlite)(?=$|[\s"'`),:;?!]|\.(?:\s|$))/iu],
  ['glob', /\*\.\w|\w\*|\*\*\//u],
  ['flag', /(?:^|\s)-{1,2}[a-z][\w-]*/u],
  ['snake', /[a-z\d]_[a-z\d]/iu],
  ['camel', /[a-z][A-Z][a-z]/u],
  ['call', /\w\(\)?/u],
  ['backtick', /`/u],
  ['brace', /[{}<>$|\\;]|=>|==|\[\]/u],
  ['host', /\b\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}\b|\blocalhost\b|:\d{4,5}\b/u],
  ['link', /https?:\/\//u],
  ['commit', /\b(?=[a-f]*\d)[a-f\d]{7,40}\b/u],
  ['issue', /(?:^|\s)#\d/u],
  ['size', /\b\d+ ?(?:[kmg]i?b|кб|мб|гб)(?![\p{L}])/iu],
  ['clock', /\b\d{1,2}[:.]\d{2}\b|\b\d{1,2} ?(?:am|pm|a\.m|p\.m)\b/iu],
  ['hour', /\b(?:at|by|till|until|around)\s\d{1,2}\b|(?:^|\s)(?:в|к|до|на|с)\s\d{1,2}(?=$|[\s,.?!])/iu],
  ['span', /\b\d+ ?(?:min|minute|hour|sec|hr)|\b\d+ ?(?:мин|час|сек)/iu],
  ['money', /[$€£₽]\s?\d|\d\s?[$€£₽%]/u],
  ['sum', /\d\s?[+*×÷^]\s?\d/u],
  ['quote', /["«“][^"»”]{1,60}["»”]/u],
  ['question', /\?/u],
  ['lines', /\n/u],
  ['cyrillic', /\p{Script=Cyrillic}/u],
  // Held at the beginning: else it would be looked for from each letter again.
  ['both scripts', /^(?=[\s\S]*\p{Script=Cyrillic})[\s\S]*[a-z]{2}/iu],
];

/** The names of the shapes found in the text as it was written (its case counts). */
export function shapesOf(text: string): string[] {
  return SHAPES.filter(([, pattern]) => pattern.test(text)).map(([name]) => name);
}
