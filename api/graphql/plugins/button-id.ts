import { UnknownIdError } from '../../../domain/errors.ts';
import type { ButtonRef } from '../../../domain/messaging/press-button.ts';

const SHAPE = /^Button:(?:turn:(?<turnId>[0-9a-f-]{36})|notice:(?<noticeKey>.{1,300})):(?<at>\d)$/;

/** The id under which the API shows a button; opaque. */
export function encodeButtonId({ message, at }: ButtonRef): string {
  const of = 'turnId' in message ? `turn:${message.turnId}` : `notice:${message.noticeKey}`;
  return Buffer.from(`Button:${of}:${String(at)}`).toString('base64');
}

/** Throws UnknownIdError when it is none. */
export function decodeButtonId(id: string): ButtonRef {
  const groups = SHAPE.exec(Buffer.from(id, 'base64').toString('utf8'))?.groups;
  const { turnId, noticeKey = '', at } = groups ?? {};
  if (at === undefined) throw new UnknownIdError('button');
  return { message: turnId === undefined ? { noticeKey } : { turnId }, at: Number(at) };
}
