import type { ReplyDocument } from './document.ts';
import { mendInlines } from './mend-inlines.ts';
import { parseReply } from './parse-reply.ts';

const FENCE = /^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)*(?<fence>`{3,}|~{3,})(?<rest>[^\n]*)$/u;
/** A line of which nobody can tell yet what it will be: half a fence, rule, marker, underline or row of dashes. */
const UNDECIDED = /^[\s>]*(?:[-*+]\s+|\d{1,9}[.)]\s+)*(?:[-*+_=~`#|:\s]*|\d{1,9}[.)]?|\[[ xX]?\]?\s*)$/u;
const LONGEST_MARKS = 200;
const BLOCK_START = /^[\s>]*(?:[-*+]\s|\d{1,9}[.)]\s|#{1,6}\s|\|)/u;
const ROW = /^[\s>]*\|/u;

/**
 * The document of a text that is still growing. What was begun is shown as if it had ended (bold, code, the words of a link), and what
 * cannot be told yet is left out, so that marks do not flash up as text. Never throws.
 */
export function parseGrowingReply(markdown: string): ReplyDocument {
  return parseReply(mendGrowing(markdown));
}

/** A text that was cut off, as Markdown in which what was begun is ended; only a code block may be left open. */
export function mendGrowing(markdown: string): string {
  const lines = markdown.split(/\r\n?|\n/u);
  if (isInFence(lines)) {
    if (/^[\s>]*[`~]{1,2}$/u.test(lines.at(-1) ?? '')) lines.pop();
    return lines.join('\n');
  }
  if (FENCE.test(lines.at(-1) ?? '')) return lines.join('\n');
  const last = lines.at(-1) ?? '';
  if (last.length < LONGEST_MARKS && UNDECIDED.test(last)) lines.pop();
  // A table's heading is one only with the line below.
  if (ROW.test(lines.at(-1) ?? '') && !ROW.test(lines.at(-2) ?? '')) lines.pop();
  const start = startOfLastBlock(lines);
  const mended = mendInlines(lines.slice(start).join('\n'));
  return [...lines.slice(0, start), mended].join('\n');
}

/** Whether a code block was begun in these lines and not ended. */
export function isInFence(lines: readonly string[]): boolean {
  let open: string | null = null;
  for (const line of lines) {
    const { fence, rest } = FENCE.exec(line)?.groups ?? {};
    if (fence === undefined || rest === undefined) continue;
    if (open === null) open = fence.startsWith('`') && rest.includes('`') ? null : fence;
    else if (fence.startsWith(open) && rest.trim() === '') open = null;
  }
  return open !== null;
}

function startOfLastBlock(lines: readonly string[]): number {
  let start = lines.length - 1;
  while (start > 0 && !BLOCK_START.test(lines[start] ?? '') && lines[start - 1]?.trim() !== '') start -= 1;
  return Math.max(0, start);
}
