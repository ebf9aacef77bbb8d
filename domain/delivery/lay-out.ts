import type { Block, Inline, LaidOut, ListItem, ReplyDocument, Span } from './document.ts';
import { makeCanvas, type Canvas } from './lay-out-canvas.ts';
import { alignedTable, rowAsLines } from './lay-out-table.ts';

const RULE = '———';
const BULLETS = ['•', '◦', '▪'];
const INDENT = '   ';
const DEEPEST_INDENT = 6;

type Style = 'bold' | 'italic' | 'strike' | 'link' | 'plainCode';

/** What is around a block. */
interface Place {
  /** How many lists it is in. */
  readonly depth: number;
  readonly inQuote: boolean;
  /** Line ends between blocks. */
  readonly gap: number;
}

/**
 * A document as plain text with spans: sorted, the outer ones first, each inside the text, without white space at its ends, either apart
 * from another or inside it; `code` and `pre` touch no other. The text has no white space around it, and is empty when there is nothing to show.
 */
export function layOut(document: ReplyDocument): LaidOut {
  const canvas = makeCanvas();
  layBlocks(canvas, document, { depth: 0, inQuote: false, gap: 2 });
  return canvas.finish();
}

function layBlocks(canvas: Canvas, blocks: readonly Block[], place: Place): void {
  for (const [index, block] of blocks.entries()) {
    if (index > 0) canvas.gap(place.gap);
    layBlock(canvas, block, place);
  }
}

function layBlock(canvas: Canvas, block: Block, place: Place): void {
  const styles = new Set<Style>(place.inQuote ? ['plainCode'] : []);
  switch (block.kind) {
    case 'paragraph':
      layInlines(canvas, block.children, styles);
      break;
    case 'heading':
      layInlines(canvas, [{ kind: 'bold', children: block.children }], styles);
      break;
    case 'code':
      layCode(canvas, block.text, block.language);
      break;
    case 'quote':
      layQuote(canvas, block.children, place);
      break;
    case 'list':
      layList(canvas, block, place);
      break;
    case 'table':
      layTable(canvas, block, styles);
      break;
    case 'rule':
      canvas.write(RULE);
  }
}

/** Code stands on lines of its own, without the indent around it. */
function layCode(canvas: Canvas, code: string, language: string | null): void {
  const text = code.replace(/^(?:[^\S\n]*\n)+/, '').trimEnd();
  if (text === '') return;
  apart(canvas, '', () => canvas.mark({ ...markOf('pre'), language }, () => canvas.write(text)));
}

/** Networks have quotes of one level only: what is quoted inside one is told by a sign before its lines. */
function layQuote(canvas: Canvas, blocks: readonly Block[], place: Place): void {
  const inside = { depth: 0, inQuote: true, gap: 2 };
  const drawInside = () => layBlocks(canvas, blocks, inside);
  if (!place.inQuote) {
    apart(canvas, '', () => canvas.mark(markOf('quote'), drawInside));
    return;
  }
  apart(canvas, `${canvas.indent}> `, () => {
    canvas.lead();
    drawInside();
  });
}

/** Draws on lines of its own, with an indent of its own. */
function apart(canvas: Canvas, indent: string, draw: () => void): void {
  const before = canvas.indent;
  canvas.gap(1);
  canvas.indent = indent;
  draw();
  canvas.indent = before;
  canvas.gap(1);
}

function layList(canvas: Canvas, list: Extract<Block, { kind: 'list' }>, place: Place): void {
  const inside = { depth: place.depth + 1, inQuote: place.inQuote, gap: 1 };
  const bullet = BULLETS[Math.min(place.depth, BULLETS.length - 1)] ?? '•';
  for (const [index, item] of list.items.entries()) {
    if (index > 0) canvas.gap(1);
    canvas.write(markerOf(item, list.start === null ? bullet : `${list.start + index}.`, list.start !== null));
    canvas.space();
    const before = canvas.indent;
    if (place.depth < DEEPEST_INDENT) canvas.indent += INDENT;
    layBlocks(canvas, item.children, inside);
    canvas.indent = before;
  }
}

function markerOf({ checked }: ListItem, marker: string, isNumbered: boolean): string {
  if (checked === null) return marker;
  const box = checked ? '☑' : '☐';
  return isNumbered ? `${marker} ${box}` : box;
}

function layTable(canvas: Canvas, { rows, align }: Extract<Block, { kind: 'table' }>, styles: Set<Style>): void {
  const aligned = alignedTable(rows, align);
  const [heading, ...body] = rows;
  if (aligned !== null) {
    layCode(canvas, aligned, null);
  } else if (heading !== undefined) {
    canvas.gap(1);
    const lines = body.length > 0 ? body.map((row) => rowAsLines(heading, row)) : [rowAsLines(null, heading)];
    for (const [index, line] of lines.entries()) {
      if (index > 0) canvas.gap(2);
      layInlines(canvas, line, styles);
    }
  }
}

function layInlines(canvas: Canvas, inlines: readonly Inline[], styles: ReadonlySet<Style>): void {
  for (const inline of inlines) layInline(canvas, inline, styles);
}

function layInline(canvas: Canvas, inline: Inline, styles: ReadonlySet<Style>): void {
  switch (inline.kind) {
    case 'text':
      layText(canvas, inline.text);
      break;
    case 'break':
      canvas.lineEnd();
      break;
    case 'code':
      if (styles.has('plainCode') || styles.has('link')) layText(canvas, inline.text);
      else canvas.mark(markOf('code'), () => layText(canvas, inline.text));
      break;
    default: {
      const draw = () => layInlines(canvas, inline.children, new Set([...styles, inline.kind]));
      if (styles.has(inline.kind)) draw();
      else canvas.mark({ ...markOf(inline.kind), url: inline.kind === 'link' ? inline.url : null }, draw);
    }
  }
}

function markOf(kind: Span['kind']): Pick<Span, 'kind' | 'url' | 'language'> {
  return { kind, url: null, language: null };
}

function layText(canvas: Canvas, text: string): void {
  for (const [index, line] of text.split('\n').entries()) {
    if (index > 0) canvas.lineEnd();
    canvas.write(line);
  }
}
