import type { Update } from 'grammy/types';

import { UnreachableError } from '../../domain/errors.ts';
import type { ChannelSession } from '../../domain/ports/chat-adapter.ts';
import { takeInUpdate } from './take-in-update.ts';
import type { UpdateParts } from './take-in-update.ts';
import { isSameSecret } from './webhook-secret.ts';

/** A request as Node gives it. */
export interface WebhookRequest {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: AsyncIterable<Uint8Array>;
}

/** Answers with a status; whatever is not 2xx makes Telegram deliver the same update again. */
export type WebhookHandler = (request: WebhookRequest) => Promise<number>;

/** Who takes in updates at this moment. */
export interface Receiver {
  readonly session: ChannelSession;
  readonly signal: AbortSignal;
}

interface WebhookParts extends UpdateParts {
  readonly secret: string;
  /** Null: this process does not drive the account; another one may. */
  readonly receiver: () => Receiver | null;
}

const SECRET_HEADER = 'x-telegram-bot-api-secret-token';
const LARGEST_BODY = 1024 * 1024;

/**
 * Takes in what Telegram delivers. 200: it is stored (I1). 401: the secret is missing or wrong, and nothing of the body was read. 413: more than 1 MiB.
 * 400: no update. 503: it cannot be stored now, or not here.
 */
export function makeWebhookHandler(parts: WebhookParts): WebhookHandler {
  return async ({ headers, body }) => {
    const given = headers[SECRET_HEADER];
    if (typeof given !== 'string' || !isSameSecret(given, parts.secret)) return 401;
    const receiver = parts.receiver();
    if (receiver === null) return 503;
    const text = await readText(body);
    if (text === null) return 413;
    const update = parse(text);
    if (!isUpdate(update)) return 400;
    try {
      await takeInUpdate(parts, receiver.session, update, receiver.signal);
      return 200;
    } catch (cause) {
      if (receiver.signal.aborted || cause instanceof UnreachableError) return 503;
      throw cause;
    }
  };
}

/** Null: it is too large. */
async function readText(body: AsyncIterable<Uint8Array>): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > LARGEST_BODY) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Undefined: it is no JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isUpdate(value: unknown): value is Update {
  return typeof value === 'object' && value !== null && 'update_id' in value && typeof value.update_id === 'number';
}
