import type { MessageEntity } from 'grammy/types';
import { badRequest } from './api-problem.ts';
import { readEntities } from './read-entities.ts';

export interface FormattedText {
  readonly text: string;
  readonly entities: readonly MessageEntity[];
}

/** What to say when a text is empty or too long, and how long it may be, in UTF-16 units. */
export interface TextRules {
  readonly maxLength: number;
  /** undefined: it may be empty. */
  readonly empty?: string;
  readonly tooLong: string;
}

/** The text as it will be kept: without white space at its ends, its entities moved and cut along with it. */
export function checkText(raw: string, rawEntities: unknown, rules: TextRules): FormattedText {
  if (!raw.isWellFormed()) throw badRequest('strings must be encoded in UTF-8');
  const given = readEntities(rawEntities, raw);
  const start = raw.length - raw.trimStart().length;
  const text = raw.trim();
  if (text.length === 0 && rules.empty !== undefined) throw badRequest(rules.empty);
  if (text.length > rules.maxLength) throw badRequest(rules.tooLong);
  const entities = given.flatMap((entity) => {
    const from = Math.max(0, entity.offset - start);
    const to = Math.min(text.length, entity.offset + entity.length - start);
    return to > from ? [{ ...entity, offset: from, length: to - from }] : [];
  });
  return { text, entities };
}
