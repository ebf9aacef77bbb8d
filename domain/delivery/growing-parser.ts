import type { Block, Inline, ReplyDocument } from './document.ts';
import { mendInlines } from './mend-inlines.ts';
import { isInFence, mendGrowing } from './parse-growing-reply.ts';
import { plainText } from './parse-inlines.ts';
import { parseReply } from './parse-reply.ts';

/** What is shorter is parsed as one. */
const SHORTEST_PIECE = 2_000;
/** So many places are tried for the end of a piece, because each costs as much as the piece is long. */
const MOST_TRIES = 20;
/** What reaches over blocks: references, footnotes, and HTML that ends only where it says so. */
const REACHES_FAR = /\]:|\[\^|<[!?]|<(?:pre|script|style|textarea)\b/iu;
/** Between two words of a sentence, two lines of a paragraph, or two blocks of which the second is plainly no part of the first. */
const BORDER = /(?<=[\p{L}\p{N}.,:;!?…)»"])(?<gap> |\n|\n{2,})(?=\p{L})/gu;
/** What the last line holds is the number of a list's item, if words follow it: it ends the paragraph above. */
const NUMBER_OF_ITEM = /(?:^|\n)\s*\d{1,9}[.)]$/u;
/**
 * A mark in the words of a paragraph may belong to one that comes later; one that stands alone or inside a word does not. Behind an open bracket
 * no bare address is a link.
 */
const LOOSE_MARK = /[|\\[]|(?<!\s)[*~`<\]]|[*~`<\]](?!\s)|(?<![\p{L}\p{N}_])_|_(?![\p{L}\p{N}_])/u;

interface Piece {
  readonly source: string;
  /** What stands between it and the next one; empty behind the last. */
  readonly gap: string;
}

/**
 * Parses one text again and again while it grows, as `parseGrowingReply` does, but only the piece that may have changed since the last time:
 * what costs most is one long paragraph. Never throws.
 */
export function makeGrowingParser(shortestPiece = SHORTEST_PIECE): (markdown: string) => ReplyDocument {
  let known = new Map<string, ReplyDocument>();
  return (markdown) => {
    const mended = mendGrowing(markdown);
    const pieces = REACHES_FAR.test(mended) ? [] : cutIntoPieces(mended, shortestPiece);
    if (pieces.length < 2) return parseReply(mended);
    const parsed = new Map(pieces.map(({ source }) => [source, known.get(source) ?? parseReply(source)]));
    known = parsed;
    return joined(pieces, parsed) ?? parseReply(mended);
  };
}

/** From the front, so that a piece stays what it is when the text grows. */
function cutIntoPieces(text: string, shortest: number): readonly Piece[] {
  const pieces: Piece[] = [];
  let [start, tries] = [0, 0];
  const border = new RegExp(BORDER);
  border.lastIndex = shortest;
  for (let match = border.exec(text); match !== null; match = border.exec(text)) {
    const source = text.slice(start, match.index);
    if (isWhole(source)) {
      const [gap] = match;
      pieces.push({ source, gap });
      start = match.index + gap.length;
      tries = 0;
      border.lastIndex = start + shortest;
    } else if ((tries += 1) >= MOST_TRIES) {
      break;
    }
  }
  return [...pieces, { source: text.slice(start), gap: '' }];
}

/** Nothing that was begun in it ends behind it. */
function isWhole(source: string): boolean {
  const paragraph = source.slice(source.lastIndexOf('\n\n') + 1);
  return !NUMBER_OF_ITEM.test(source) && !isInFence(source.split('\n')) && mendInlines(paragraph) === paragraph;
}

/** Null: the pieces do not go together as they seemed to. */
function joined(pieces: readonly Piece[], parsed: ReadonlyMap<string, ReplyDocument>): ReplyDocument | null {
  const blocks: Block[] = [];
  let before = '\n\n';
  for (const { source, gap } of pieces) {
    const [first, ...others] = parsed.get(source) ?? [];
    if (before.startsWith('\n\n')) {
      if (first !== undefined) blocks.push(first);
    } else {
      const last = blocks.at(-1);
      if (last?.kind !== 'paragraph' || first?.kind !== 'paragraph' || hasLooseMark(last.children)) return null;
      const between: Inline = before === '\n' ? { kind: 'break' } : { kind: 'text', text: before };
      blocks[blocks.length - 1] = { kind: 'paragraph', children: withMergedTexts([...last.children, between, ...first.children]) };
    }
    blocks.push(...others);
    before = gap;
  }
  return blocks;
}

function hasLooseMark(inlines: readonly Inline[]): boolean {
  return LOOSE_MARK.test(plainText(inlines.flatMap(withoutFixed)));
}

/** What is left when code and links are taken out, which hold their marks themselves. */
function withoutFixed(inline: Inline): readonly Inline[] {
  if (inline.kind === 'code' || inline.kind === 'link') return [];
  return 'children' in inline ? inline.children.flatMap(withoutFixed) : [inline];
}

function withMergedTexts(inlines: readonly Inline[]): readonly Inline[] {
  const merged: Inline[] = [];
  for (const inline of inlines) {
    const last = merged.at(-1);
    if (inline.kind === 'text' && last?.kind === 'text') merged[merged.length - 1] = { kind: 'text', text: last.text + inline.text };
    else merged.push(inline);
  }
  return merged;
}
