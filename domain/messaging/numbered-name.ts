/** What common file systems take as one name. */
const MAX_BYTES = 255;
const LONGEST_EXTENSION = 20;

/** The name of the first, second and so on of files that want the same one: `a.txt`, `a-2.txt`, `a-3.txt`; shortened to what disks take, its extension kept. */
export function numberedName(name: string, number: number): string {
  const dot = name.lastIndexOf('.');
  const hasExtension = dot > 0 && name.length - dot <= LONGEST_EXTENSION;
  const stem = hasExtension ? name.slice(0, dot) : name;
  const ending = (number === 1 ? '' : `-${String(number)}`) + (hasExtension ? name.slice(dot) : '');
  return startOf(stem, MAX_BYTES - bytesOf(ending)) + ending;
}

/** As much of the text as fits into so many bytes of UTF-8. */
function startOf(text: string, maxBytes: number): string {
  let start = '';
  let left = maxBytes;
  for (const character of text) {
    left -= bytesOf(character);
    if (left < 0) break;
    start += character;
  }
  return start;
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
