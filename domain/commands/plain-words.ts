/** Somebody's words inside our Markdown: what would be read as marks there is shown as it is. */
export function plainWords(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>~|&]/g, '\\$&');
}
