/** The text as one word of a shell's command line, whatever is in it. A zero byte can't be in one, and makes the command unfit. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
