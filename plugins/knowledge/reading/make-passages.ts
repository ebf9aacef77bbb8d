import type { Passage } from './passage.ts';

/** What stands between empty lines. */
export type Paragraph = Passage;

/** Paragraphs are put together up to this length, in UTF-16 units, and cut from here on. */
const SHORT = 350;
const LONG = 700;
const MOST = 5_000;

/** Puts short paragraphs together that stand under the same heading, or on the same page, and cuts long ones where sentences end. */
export function makePassages(paragraphs: readonly Paragraph[]): readonly Passage[] {
  const passages: Passage[] = [];
  for (const { place, text } of paragraphs) {
    const last = passages.at(-1);
    const isBeside = last !== undefined && place.page === last.place.page && place.headings.join('\n') === last.place.headings.join('\n');
    if (isBeside && last.text.length + text.length < SHORT) passages.splice(-1, 1, { ...last, text: `${last.text}\n\n${text}` });
    else for (const part of cut(text)) passages.push({ place, text: part });
    if (passages.length >= MOST) break;
  }
  return passages.slice(0, MOST);
}

function cut(text: string): readonly string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > LONG) {
    const end = endOf(rest);
    parts.push(rest.slice(0, end).trim().toWellFormed());
    rest = rest.slice(end).trimStart();
  }
  return [...parts, rest].filter((part) => part !== '');
}

/** The last end of a sentence, line or word that is not too near. */
function endOf(text: string): number {
  const head = text.slice(0, LONG);
  const ends = [/[.!?…](?=\s)[^.!?…]*$/u, /\n[^\n]*$/u, /\s\S*$/u].map((end) => head.search(end));
  const end = ends.find((at) => at > SHORT);
  return end === undefined ? LONG : end + 1;
}
