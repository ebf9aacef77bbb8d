/** Only the beginning of a text says whether it declines; the rest would only cost time. */
const LOOKED_AT = 800;
const QUOTED = /```[^]*?(?:```|$)|`[^`\n]*`|"[^"\n]*"|«[^»\n]*»|“[^”\n]*”|(?<!\p{L})'[^'\n]*'(?!\p{L})/gu;

/** As much of a text as is looked at. */
export function beginningOf(text: string): string {
  return text.slice(0, LOOKED_AT);
}

/** The beginning of a text in lower case, with one way to write an apostrophe and ё, and without what it quotes: somebody else's words, code, examples. */
export function unquotedWords(text: string): string {
  return beginningOf(text).replaceAll(QUOTED, ' … ').toLowerCase().replaceAll('’', "'").replaceAll('ё', 'е').replaceAll(/\s+/g, ' ').trim();
}
