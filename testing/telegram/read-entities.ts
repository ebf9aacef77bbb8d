import type { MessageEntity } from 'grammy/types';
import { z } from 'zod';
import { badRequest } from './api-problem.ts';

const place = { offset: z.int().min(0), length: z.int().min(1) };
const PLAIN = [
  'mention', 'hashtag', 'cashtag', 'bot_command', 'url', 'email', 'phone_number', 'bold', 'italic', 'underline',
  'strikethrough', 'spoiler', 'blockquote', 'expandable_blockquote', 'code',
] as const; // prettier-ignore
const entitySchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.enum(PLAIN), ...place }),
  z.strictObject({ type: z.literal('pre'), ...place, language: z.string().optional() }),
  z.strictObject({ type: z.literal('text_link'), ...place, url: z.url({ protocol: /^(https?|tg|ton|mailto|tel)$/ }) }),
  z.strictObject({
    type: z.literal('text_mention'),
    ...place,
    user: z.object({ id: z.int(), is_bot: z.boolean(), first_name: z.string() }),
  }),
  z.strictObject({ type: z.literal('custom_emoji'), ...place, custom_emoji_id: z.string() }),
]);

const MAX_ENTITIES = 100;
/** Nothing may stand inside these, and they inside no other style. */
const MONOSPACED: readonly string[] = ['pre', 'code'];
const QUOTES: readonly string[] = ['blockquote', 'expandable_blockquote'];

/**
 * The entities of a text. Stricter than the real server, which drops or cuts what it does not like without a word: here an unknown type, a
 * place outside of the text or in the middle of a surrogate pair, a crossing, a style in code, and more than 100 are refused.
 */
export function readEntities(raw: unknown, text: string): MessageEntity[] {
  if (raw === undefined) return [];
  if (!Array.isArray(raw)) throw badRequest("can't parse entities: expected an Array of MessageEntity");
  if (raw.length > MAX_ENTITIES) throw badRequest(`can't parse entities: more than ${String(MAX_ENTITIES)} of them`);
  const entities = raw.map((entity: unknown) => readEntity(entity));
  for (const entity of entities) checkPlace(entity, text);
  const sorted = entities.toSorted((a, b) => a.offset - b.offset || b.length - a.length);
  for (const [index, outer] of sorted.entries()) for (const inner of sorted.slice(index + 1)) checkPair(outer, inner);
  return sorted;
}

function readEntity(raw: unknown): MessageEntity {
  const parsed = entitySchema.safeParse(raw);
  if (!parsed.success) throw badRequest(`can't parse MessageEntity: ${JSON.stringify(raw)}`);
  const entity = parsed.data;
  if (entity.type !== 'pre') return entity;
  const { language, ...rest } = entity;
  return language === undefined ? rest : { ...rest, language };
}

function checkPlace({ type, offset, length }: MessageEntity, text: string): void {
  const end = offset + length;
  if (end > text.length)
    throw badRequest(`ENTITY_BOUNDS_INVALID: ${type} at ${String(offset)} ends at ${String(end)} of ${String(text.length)}`);
  for (const border of [offset, end])
    if (isInsidePair(text, border)) throw badRequest(`ENTITY_BOUNDS_INVALID: ${type} splits a surrogate pair at ${String(border)}`);
}

function isInsidePair(text: string, border: number): boolean {
  return (text.charCodeAt(border) & 0xfc00) === 0xdc00 && (text.charCodeAt(border - 1) & 0xfc00) === 0xd800;
}

function checkPair(outer: MessageEntity, inner: MessageEntity): void {
  const end = outer.offset + outer.length;
  if (inner.offset >= end) return;
  const at = `${inner.type} at ${String(inner.offset)} and ${outer.type} at ${String(outer.offset)}`;
  if (inner.offset + inner.length > end) throw badRequest(`can't parse entities: ${at} cross`);
  const isSame = inner.offset === outer.offset && inner.length === outer.length;
  const isQuoted = (a: MessageEntity, b: MessageEntity): boolean => QUOTES.includes(a.type) && MONOSPACED.includes(b.type);
  if (isQuoted(outer, inner) || (isSame && isQuoted(inner, outer))) return;
  if ([outer, inner].some(({ type }) => MONOSPACED.includes(type)))
    throw badRequest(`can't parse entities: ${at}: nothing nests with code`);
  if (QUOTES.includes(outer.type) && QUOTES.includes(inner.type)) throw badRequest(`can't parse entities: ${at}: quotations do not nest`);
  if (outer.type === inner.type) throw badRequest(`can't parse entities: ${at}: nested in itself`);
}
