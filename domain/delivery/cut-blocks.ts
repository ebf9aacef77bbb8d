import { countThatFit, cutBetweenCharacters, cutBetweenWords } from './cut-inlines.ts';
import type { Block, Inline } from './document.ts';
import { rowAsLines } from './lay-out-table.ts';
import { plainText } from './parse-inlines.ts';

/** What is taken from the front of some blocks, and what remains; together they say the same. */
export interface BlockCut {
  readonly head: readonly Block[];
  readonly tail: readonly Block[];
}

/** The space that blocks are to go into. */
export interface Room {
  /** How full a message is with what is before and these; it fits up to 1. */
  load(blocks: readonly Block[]): number;
  /** The same in a message of their own. */
  loadAlone(blocks: readonly Block[]): number;
  /** No message has more UTF-16 units. */
  readonly maxLength: number;
}

/** Below this a message is too empty to leave it at that. */
const SCANTY = 0.5;

/** Takes as many blocks as fit, and of the next one as much as is fair to cut; null: nothing fits. */
export function cutBlocks(blocks: readonly Block[], room: Room): BlockCut | null {
  const count = countThatFit(blocks.length, (index) => room.load(blocks.slice(0, index + 1)) <= 1);
  const head = blocks.slice(0, count);
  const next = blocks[count];
  if (next === undefined) return { head, tail: [] };
  const rest = blocks.slice(count + 1);
  const mayStay = room.loadAlone([next]) <= 1 && (next.kind === 'code' || next.kind === 'table' || room.load(head) >= SCANTY);
  const cut = mayStay
    ? null
    : cutBlock(
        next,
        within(
          room,
          (inner) => [...head, ...inner],
          (inner) => inner,
        ),
      );
  if (cut !== null) return { head: [...head, ...cut.head], tail: [...cut.tail, ...rest] };
  return count === 0 ? null : keepingHeadings(head, [next, ...rest]);
}

/** A heading goes with what it is over. */
function keepingHeadings(head: readonly Block[], tail: readonly Block[]): BlockCut {
  const last = head.findLastIndex(({ kind }) => kind !== 'heading');
  return last < 0 ? { head, tail } : { head: head.slice(0, last + 1), tail: [...head.slice(last + 1), ...tail] };
}

function within(
  room: Room,
  after: (inner: readonly Block[]) => readonly Block[],
  alone: (inner: readonly Block[]) => readonly Block[],
): Room {
  return { load: (inner) => room.load(after(inner)), loadAlone: (inner) => room.loadAlone(alone(inner)), maxLength: room.maxLength };
}

/** Takes as much of one block as fits; null: nothing, or it has no place to cut. */
function cutBlock(block: Block, room: Room): BlockCut | null {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return cutText(block, room);
    case 'code':
      return cutCode(block, room);
    case 'quote': {
      const inside = (inner: readonly Block[]): Block[] => [{ kind: 'quote', children: inner }];
      const cut = cutBlocks(block.children, within(room, inside, inside));
      return cut && { head: inside(cut.head), tail: cut.tail.length > 0 ? inside(cut.tail) : [] };
    }
    case 'list':
      return cutList(block, room);
    case 'table':
      return cutTable(block, room);
    case 'rule':
      return null;
  }
}

function cutText(block: Extract<Block, { kind: 'paragraph' | 'heading' }>, room: Room): BlockCut | null {
  const holding = (children: readonly Inline[]): Block[] => [{ ...block, children }];
  const fits = (children: readonly Inline[]) => room.load(holding(children)) <= 1;
  const betweenWords = cutBetweenWords(block.children, room.maxLength, fits);
  // A word that fits into a message of its own is not cut.
  const isHuge =
    betweenWords === null && cutBetweenWords(block.children, room.maxLength, (head) => room.loadAlone(holding(head)) <= 1) === null;
  const cut = betweenWords ?? (isHuge ? cutBetweenCharacters(block.children, room.maxLength, fits) : null);
  return cut && { head: holding(cut[0]), tail: holding(cut[1]) };
}

/** Between lines; a line that is longer than a message between its characters. */
function cutCode(block: Extract<Block, { kind: 'code' }>, room: Room): BlockCut | null {
  const lines = block.text.split('\n');
  const holding = (text: string): Block[] => [{ ...block, text }];
  const upTo = (count: number) => lines.slice(0, count).join('\n');
  const count = countThatFit(lines.length - 1, (index) => room.load(holding(upTo(index + 1))) <= 1);
  if (count > 0) return { head: holding(upTo(count)), tail: holding(lines.slice(count).join('\n')) };
  if (room.loadAlone(holding(upTo(1))) <= 1) return null;
  const cut = cutBetweenCharacters(
    [{ kind: 'text', text: block.text }],
    room.maxLength,
    (head) => room.load(holding(plainText(head))) <= 1,
  );
  return cut && { head: holding(plainText(cut[0])), tail: holding(plainText(cut[1])) };
}

/** Between items, or inside the first that does not fit: its rest then stands before the rest of the list, whose numbers go on. */
function cutList(list: Extract<Block, { kind: 'list' }>, room: Room): BlockCut | null {
  const from = (first: number): Block[] =>
    first < list.items.length ? [{ ...list, start: list.start === null ? null : list.start + first, items: list.items.slice(first) }] : [];
  const upTo = (count: number): Block[] => (count > 0 ? [{ ...list, items: list.items.slice(0, count) }] : []);
  const count = countThatFit(list.items.length, (index) => room.load(upTo(index + 1)) <= 1);
  const item = list.items[count];
  if (item === undefined) return { head: [list], tail: [] };
  const withPart =
    (before: number) =>
    (inner: readonly Block[]): Block[] => [
      {
        ...list,
        start: list.start === null ? null : list.start + count - before,
        items: [...list.items.slice(count - before, count), { ...item, children: inner }],
      },
    ];
  const mayStay = room.loadAlone(withPart(0)(item.children)) <= 1 && room.load(upTo(count)) >= SCANTY;
  const cut = mayStay ? null : cutBlocks(item.children, within(room, withPart(count), withPart(0)));
  if (cut !== null && cut.head.length > 0) return { head: withPart(count)(cut.head), tail: [...cut.tail, ...from(count + 1)] };
  return count > 0 ? { head: upTo(count), tail: from(count) } : null;
}

/** Between rows; each piece has the heading. */
function cutTable(table: Extract<Block, { kind: 'table' }>, room: Room): BlockCut | null {
  const [heading, ...body] = table.rows;
  if (heading === undefined) return null;
  const holding = (rows: typeof body): Block[] => [{ ...table, rows: [heading, ...rows] }];
  const count = countThatFit(body.length, (index) => room.load(holding(body.slice(0, index + 1))) <= 1);
  if (count === 0) return null;
  return { head: holding(body.slice(0, count)), tail: count < body.length ? holding(body.slice(count)) : [] };
}

/** The same in a plainer form that can be cut where the block cannot, for what does not even fit into a message of its own. */
export function plainer(block: Block): readonly Block[] {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return [paragraph([{ kind: 'text', text: plainText(block.children) }])];
    case 'code':
      return [paragraph([{ kind: 'text', text: block.text }])];
    case 'quote':
      return block.children;
    case 'list': {
      const [first, ...others] = block.items;
      const rest = { ...block, start: block.start === null ? null : block.start + 1, items: others };
      return [...(first?.children ?? []), ...(others.length > 0 ? [rest] : [])];
    }
    case 'table': {
      const [heading, first, ...others] = block.rows;
      if (heading === undefined) return [];
      if (first === undefined) return [paragraph(rowAsLines(null, heading))];
      return [paragraph(rowAsLines(heading, first)), ...(others.length > 0 ? [{ ...block, rows: [heading, ...others] }] : [])];
    }
    case 'rule':
      return [];
  }
}

function paragraph(children: readonly Inline[]): Block {
  return { kind: 'paragraph', children };
}
