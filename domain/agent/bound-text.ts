/** What a model is given of one tool's output, in UTF-16 units. */
const LONGEST = 30_000;

/** The beginning and the end of a long text, with a note of what was left out between them. `isWhole` false: its middle is missing already. */
export function boundText(text: string, isWhole = true): string {
  if (text.length <= LONGEST) return text;
  const half = LONGEST / 2;
  const count = `${isWhole ? '' : 'more than '}${text.length - LONGEST}`;
  return `${text.slice(0, half).toWellFormed()}\n[… ${count} characters left out …]\n${text.slice(-half).toWellFormed()}`;
}
