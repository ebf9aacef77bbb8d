/** What of a text tells whether another says the same: its words, whatever their case, their marks, and their way to write ё. */
export function factKey(value: string): string {
  const words = value
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .match(/[\p{L}\p{M}\p{N}]+/gu);
  return words?.join(' ') ?? value.trim();
}
