import { cutBlocks, plainer, type BlockCut, type Room } from './cut-blocks.ts';
import type { ReplyDocument } from './document.ts';
import { layOut } from './lay-out.ts';

/** What one message bears, measured on what `layOut` makes of it. */
export interface SplitLimits {
  /** UTF-16 units. */
  readonly maxLength: number;
  readonly maxSpans: number;
}

/**
 * A document as parts that each fit into one message and are documents of their own. Cuts between blocks, items and rows where it can, and
 * else between lines, sentences and words; inside a link, a line of code or a word only when that alone is longer than a message. Tables go
 * on under their heading, lists with their numbers. Parts depend on what follows as little as can be: when a text grows, the earlier ones
 * stay. A document of which nothing is to be seen is one part.
 */
export function splitReply(document: ReplyDocument, limits: SplitLimits): readonly ReplyDocument[] {
  const load = (blocks: ReplyDocument) => loadOf(blocks, limits);
  const room: Room = { load, loadAlone: load, maxLength: limits.maxLength };
  const parts: ReplyDocument[] = [];
  for (let rest = document; rest.length > 0;) {
    const cut = cutBlocks(rest, room) ?? plainerCut(rest);
    if (cut.head.length > 0 && layOut(cut.head).text !== '') parts.push(cut.head);
    rest = cut.tail;
  }
  return parts.length > 0 ? parts : [[]];
}

function loadOf(blocks: ReplyDocument, { maxLength, maxSpans }: SplitLimits): number {
  const { text, spans } = layOut(blocks);
  return Math.max(text.length / maxLength, spans.length === 0 ? 0 : spans.length / maxSpans);
}

/** Nothing of the first block fits: goes on with it in a plainer form. What is plain already can only be sent as it is. */
function plainerCut([first, ...rest]: ReplyDocument): BlockCut {
  if (first === undefined) return { head: [], tail: [] };
  const isPlain = first.kind === 'paragraph' && first.children.length === 1 && first.children[0]?.kind === 'text';
  return isPlain ? { head: [first], tail: rest } : { head: [], tail: [...plainer(first), ...rest] };
}
