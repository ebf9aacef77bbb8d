import type { Passage } from './passage.ts';
import { makePassages } from './make-passages.ts';
import type { Paragraph } from './make-passages.ts';

const HEADING = /^ {0,3}(?<marks>#{1,6})\s+(?<title>.*?)\s*#*\s*$/u;
const FENCE = /^ {0,3}(?<fence>`{3,}|~{3,})/u;
const UNDERLINE = /^ {0,3}(?<kind>=|-)\k<kind>*\s*$/u;

/** Splits Markdown by its headings and paragraphs; in time that grows with its length alone. */
export function splitMarkdown(text: string): readonly Passage[] {
  const outline = makeOutline();
  let fence = '';
  for (const [index, line] of text.split(/\r\n?|\n/u).entries()) {
    const marks = FENCE.exec(line)?.groups?.['fence'] ?? '';
    if (fence !== '' || marks !== '') {
      if (fence === '') fence = marks;
      else if (marks.startsWith(fence)) fence = '';
      outline.add(line, index + 1);
    } else readLine(outline, line, index + 1);
  }
  return makePassages(outline.end());
}

type Outline = ReturnType<typeof makeOutline>;

/** What is longer is no heading, whatever it looks like. */
const LONGEST_HEADING = 500;

function readLine(outline: Outline, line: string, number: number): void {
  if (line.length > LONGEST_HEADING) return outline.add(line, number);
  const heading = HEADING.exec(line)?.groups;
  const underline = UNDERLINE.exec(line)?.groups?.['kind'];
  if (heading !== undefined) outline.enter((heading['marks'] ?? '').length, heading['title'] ?? '');
  else if (underline !== undefined && outline.isHeading()) outline.underline(underline === '=' ? 1 : 2);
  else if (line.trim() === '') outline.pause();
  else outline.add(line, number);
}

/** Paragraphs as they come, each with what it stands under. */
function makeOutline() {
  const paragraphs: Paragraph[] = [];
  let headings: readonly { readonly level: number; readonly title: string }[] = [];
  let lines: string[] = [];
  let begin = 1;
  const pause = (): void => {
    const text = lines.join('\n').trim();
    lines = [];
    if (text !== '') paragraphs.push({ place: { headings: headings.map(({ title }) => title), page: null, line: begin }, text });
  };
  const enter = (level: number, title: string): void => {
    pause();
    headings = [...headings.filter((above) => above.level < level), { level, title: plain(title) }];
  };
  return {
    pause,
    enter,
    add: (line: string, number: number): void => {
      if (lines.length === 0) begin = number;
      lines.push(line);
    },
    /** Whether what stands there may be a heading that is underlined. */
    isHeading: (): boolean => lines.length === 1 && lines[0]?.startsWith('|') === false,
    underline: (level: number): void => {
      const [title = ''] = lines;
      lines = [];
      enter(level, title.trim());
    },
    end: (): readonly Paragraph[] => {
      pause();
      return paragraphs;
    },
  };
}

/** A heading without its marks. */
function plain(title: string): string {
  return title
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/gu, '$1')
    .replaceAll(/[*_`]+/gu, '')
    .trim()
    .slice(0, 200);
}
