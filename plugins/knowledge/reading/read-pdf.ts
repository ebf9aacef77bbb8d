import { getDocumentProxy } from 'unpdf';

import { makePassages } from './make-passages.ts';
import type { Paragraph } from './make-passages.ts';
import type { Passage } from './passage.ts';

const MOST_PAGES = 2_000;
/** More space between two lines than this, in heights of a line, begins a paragraph. */
const GAP = 1.7;

interface Line {
  readonly text: string;
  /** From the bottom of the page. */
  readonly y: number;
  readonly height: number;
}

/** The passages of a PDF by its pages. Throws when it is broken or encrypted. */
export async function readPdf(bytes: Uint8Array): Promise<readonly Passage[]> {
  const pdf = await getDocumentProxy(bytes, { maxImageSize: 1_000_000, disableFontFace: true, useSystemFonts: false });
  const paragraphs: Paragraph[] = [];
  for (let page = 1; page <= Math.min(MOST_PAGES, pdf.numPages); page += 1) {
    const { items } = await (await pdf.getPage(page)).getTextContent();
    const place = { headings: [], page, line: null };
    for (const text of paragraphsOf(linesOf(items))) paragraphs.push({ place, text });
  }
  return makePassages(paragraphs);
}

type Item = Awaited<
  ReturnType<Awaited<ReturnType<Awaited<ReturnType<typeof getDocumentProxy>>['getPage']>>['getTextContent']>
>['items'][number];

function linesOf(items: readonly Item[]): readonly Line[] {
  const lines: Line[] = [];
  let [text, y, height] = ['', 0, 0];
  const end = (): void => {
    if (text.trim() !== '') lines.push({ text: text.trim(), y, height });
    [text, height] = ['', 0];
  };
  for (const item of items) {
    if (!('str' in item)) continue;
    const at = Number(item.transform[5] ?? 0);
    // Some files never say where a line ends.
    if (text !== '' && height > 0 && Math.abs(at - y) > height / 2) end();
    if (text === '') y = at;
    text += item.str;
    height = Math.max(height, item.height);
    if (item.hasEOL) end();
  }
  end();
  return lines;
}

function paragraphsOf(lines: readonly Line[]): readonly string[] {
  const paragraphs: string[] = [];
  let before: Line | null = null;
  for (const line of lines) {
    const last = paragraphs.at(-1);
    const isNear = before !== null && before.y - line.y <= GAP * Math.max(before.height, line.height) && before.y >= line.y;
    if (last === undefined || !isNear) paragraphs.push(line.text);
    else paragraphs.splice(-1, 1, joined(last, line.text));
    before = line;
  }
  return paragraphs;
}

/** A word that was cut at the end of a line becomes whole. */
function joined(before: string, after: string): string {
  return /\p{Ll}-$/u.test(before) && /^\p{Ll}/u.test(after) ? before.slice(0, -1) + after : `${before} ${after}`;
}
