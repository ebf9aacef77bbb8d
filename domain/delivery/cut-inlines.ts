import { GRAPHEMES } from './display-width.ts';
import type { Inline } from './document.ts';
import { plainText } from './parse-inlines.ts';

/** The two sides of a cut. */
export type InlineCut = readonly [head: readonly Inline[], tail: readonly Inline[]];

/** Of the text that fits, a nicer border is looked for in this last part. */
const SEARCHED = 0.4;

/**
 * Cuts inlines so that the head is the longest that `fits`, if possible after a line or a sentence, else between words; never inside
 * a link. Null: not even the first word fits. `fits` must hold for every head shorter than one for which it holds; `longest`: no head has more units.
 */
export function cutBetweenWords(inlines: readonly Inline[], longest: number, fits: (head: readonly Inline[]) => boolean): InlineCut | null {
  const text = plainText(inlines);
  const borders = wordBorders(text, longest, linkRanges(inlines, 0));
  const count = countThatFit(borders.length, (index) => fits(cutAt(inlines, borders[index] ?? 0)[0]));
  const best = borders[count - 1];
  if (best === undefined) return null;
  const near = borders.slice(0, count).filter((border) => border > best * (1 - SEARCHED));
  const nicest =
    near.findLast((border) => text[border - 1] === '\n') ?? near.findLast((border) => /[.!?…:;]\s$/.test(text.slice(border - 2, border)));
  return cutAt(inlines, nicest ?? best);
}

/** Cuts inlines between characters as people see them, or inside one that is itself too long; null: nothing fits. */
export function cutBetweenCharacters(
  inlines: readonly Inline[],
  longest: number,
  fits: (head: readonly Inline[]) => boolean,
): InlineCut | null {
  const text = plainText(inlines).slice(0, longest + 64);
  const graphemes = [...GRAPHEMES.segment(text)].map(({ index, segment }) => index + segment.length).filter((end) => end <= longest);
  const borders = graphemes.length > 0 ? graphemes : codePointBorders(text.slice(0, longest + 1));
  const count = countThatFit(borders.length, (index) => fits(cutAt(inlines, borders[index] ?? 0)[0]));
  const best = borders[count - 1];
  if (best !== undefined) return cutAt(inlines, best);
  return borders === graphemes && fits(cutAt(inlines, codePointBorders(text)[0] ?? 0)[0])
    ? cutAt(inlines, codePointBorders(text)[0] ?? 0)
    : null;
}

/** How many of the first of `count` things fit, when what fits is a beginning of them. */
export function countThatFit(count: number, fits: (index: number) => boolean): number {
  let [low, step] = [0, 1];
  // Grows from the front: what is far behind is never tried.
  while (low + step <= count && fits(low + step - 1)) {
    low += step;
    step *= 2;
  }
  let high = Math.min(count, low + step - 1);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(middle - 1)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Offsets behind white space, outside of links, and the end, if it is not too far. */
function wordBorders(text: string, longest: number, links: readonly (readonly [number, number])[]): number[] {
  const borders: number[] = [];
  for (const match of text.slice(0, longest + 1).matchAll(/\s+/g)) {
    const border = match.index + match[0].length;
    if (match.index > 0 && border < text.length && !links.some(([start, end]) => start < border && border < end)) borders.push(border);
  }
  return text.length <= longest ? [...borders, text.length] : borders;
}

function codePointBorders(text: string): number[] {
  const borders: number[] = [];
  let offset = 0;
  for (const point of text) borders.push((offset += point.length));
  return borders;
}

function linkRanges(inlines: readonly Inline[], from: number): [number, number][] {
  const ranges: [number, number][] = [];
  let offset = from;
  for (const inline of inlines) {
    const length = plainText([inline]).length;
    if (inline.kind === 'link') ranges.push([offset, offset + length]);
    else if ('children' in inline) ranges.push(...linkRanges(inline.children, offset));
    offset += length;
  }
  return ranges;
}

/** What is before and behind an offset of the plain text. */
function cutAt(inlines: readonly Inline[], offset: number): InlineCut {
  let left = offset;
  const [head, tail]: [Inline[], Inline[]] = [[], []];
  for (const inline of inlines) {
    const length = plainText([inline]).length;
    if (left <= 0) tail.push(inline);
    else if (length <= left) head.push(inline);
    else if ('text' in inline) {
      head.push({ ...inline, text: inline.text.slice(0, left) });
      tail.push({ ...inline, text: inline.text.slice(left) });
    } else if ('children' in inline) {
      const [before, behind] = cutAt(inline.children, left);
      head.push({ ...inline, children: before });
      tail.push({ ...inline, children: behind });
    }
    left -= length;
  }
  return [head, tail];
}
