import type { MessageEntity } from 'grammy/types';

import type { Block, Inline, LaidOut, ReplyDocument } from '../../domain/delivery/document.ts';
import { layOut } from '../../domain/delivery/lay-out.ts';
import { parseReply } from '../../domain/delivery/parse-reply.ts';
import { splitReply, type SplitLimits } from '../../domain/delivery/split-reply.ts';
import { renderTelegram } from '../../adapters/telegram/render-telegram.ts';

/** What is not to be seen. */
const UNSEEN = /[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** What is wrong with how a Markdown text is split and laid out; null: nothing. */
export function faultOf(markdown: string, limits: SplitLimits): string | null {
  const document = parseReply(markdown);
  const parts = splitReply(document, limits);
  for (const [index, part] of parts.entries()) {
    const laid = layOut(part);
    if (laid.text === '' && parts.length > 1) return `part ${index} shows nothing`;
    const fault = faultOfLaidOut(laid, limits) ?? faultOfTelegram(renderTelegram(part));
    if (fault !== null) return `part ${index}: ${fault}`;
  }
  return lossOf(document, parts.flat());
}

function faultOfLaidOut({ text, spans }: LaidOut, { maxLength, maxSpans }: SplitLimits): string | null {
  if (text.length > maxLength) return `${text.length} units`;
  if (spans.length > maxSpans) return `${spans.length} spans`;
  if (text !== text.trim()) return 'white space around it';
  return null;
}

/** What the Bot API refuses or drops, by its documentation alone. */
export function faultOfTelegram({ text, entities }: { text: string; entities: readonly MessageEntity[] }): string | null {
  if (!text.isWellFormed()) return 'half a character';
  if (text.replace(UNSEEN, '') === '') return 'message text is empty';
  for (const [index, entity] of entities.entries()) {
    const end = entity.offset + entity.length;
    const shown = text.slice(entity.offset, end);
    if (!(entity.offset >= 0 && entity.length > 0 && end <= text.length)) return 'entity outside';
    if (shown.trim() === '' || !shown.isWellFormed()) return `entity on ${JSON.stringify(shown)}`;
    if (entity.type === 'text_link' && !/^https?:\/\/[^\s/]+\.[^\s/]+/.test(entity.url)) return `link to ${entity.url}`;
    const before = entities[index - 1];
    if (before && (before.offset > entity.offset || (before.offset === entity.offset && before.length < entity.length)))
      return 'not sorted';
    // All that begin later and reach in.
    for (let later = index + 1; later < entities.length; later += 1) {
      const other = entities[later];
      if (other === undefined || other.offset >= end) break;
      const fault = faultOfNesting(entity, other);
      if (fault !== null) return fault;
    }
  }
  return null;
}

function faultOfNesting(outer: MessageEntity, inner: MessageEntity): string | null {
  const types = `${outer.type} ${inner.type}`;
  if (inner.offset + inner.length > outer.offset + outer.length) return `${types} overlap in part`;
  if (/\b(code|pre)\b/.test(types)) return `${types} nested`;
  return outer.type === inner.type ? `${types} nested in itself` : null;
}

/** What is in the document and not in its parts. */
function lossOf(document: ReplyDocument, parts: readonly Block[]): string | null {
  const [before, after] = [contentOf(document), contentOf(parts)];
  if (before.text === after.text) return null;
  if (!before.hasTable) return `${JSON.stringify(before.text)} became ${JSON.stringify(after.text)}`;
  // The heading of a table is repeated: nothing may be there less often.
  const counts = new Map<string, number>();
  for (const unit of after.text) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  for (const unit of before.text) {
    const left = (counts.get(unit) ?? 0) - 1;
    if (left < 0) return `lost ${unit}`;
    counts.set(unit, left);
  }
  return null;
}

function contentOf(blocks: readonly Block[]): { text: string; hasTable: boolean } {
  const content = { text: '', hasTable: false };
  const visit = (node: Block | Inline): void => {
    if (node.kind === 'table') {
      content.hasTable = true;
      for (const cell of node.rows.flat()) cell.forEach(visit);
    } else if (node.kind === 'list') for (const item of node.items) item.children.forEach(visit);
    else if ('children' in node) node.children.forEach(visit);
    else if ('text' in node) content.text += node.text;
  };
  blocks.forEach(visit);
  return { ...content, text: content.text.replace(UNSEEN, '') };
}
