import { Api } from 'grammy';

import { GoneError, NotSentError, RejectedError, UnreachableError } from '../../domain/errors.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import { connectionFailure } from '../../domain/routing/connection-failure.ts';
import { telegramFailure } from './telegram-failure.ts';

export interface TelegramClientDeps {
  readonly token: string;
  /** Null: Telegram's own. */
  readonly apiRoot: string | null;
  readonly clock: Clock;
}

/** The platform's signals as grammy's types know them: those of a package that the platform has overtaken. */
type GrammySignal = NonNullable<Parameters<Api['getMe']>[0]>;

/** Calls to the Bot API, each with a deadline, none with a second try of its own. */
export interface TelegramClient {
  /** Throws the kinds of failure of `telegramFailure`, and the signal's reason when that aborts. */
  call<T>(deadlineMs: number, signal: AbortSignal, ask: (api: Api, signal: GrammySignal) => Promise<T>): Promise<T>;
  /** The content of a file by the path that `getFile` gave. Throws as `call` does, a RejectedError when it has more bytes. */
  download(path: string, maxBytes: number, deadlineMs: number, signal: AbortSignal): Promise<Uint8Array>;
}

export function makeTelegramClient({ token, apiRoot, clock }: TelegramClientDeps): TelegramClient {
  const root = (apiRoot ?? 'https://api.telegram.org').replace(/\/+$/, '');
  const api = new Api(token, { apiRoot: root });

  const guarded = async <T>(deadlineMs: number, signal: AbortSignal, work: (until: AbortSignal) => Promise<T>): Promise<T> => {
    signal.throwIfAborted();
    const late = new AbortController();
    const done = new AbortController();
    const timer = clock.sleep(deadlineMs, done.signal).then(
      () => late.abort(),
      () => undefined,
    );
    try {
      return await work(AbortSignal.any([signal, late.signal]));
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      if (late.signal.aborted) throw new UnreachableError(`Telegram did not answer within ${String(deadlineMs / 1000)} s.`);
      throw error;
    } finally {
      done.abort();
      await timer;
    }
  };

  return {
    call: (deadlineMs, signal, ask) =>
      guarded(deadlineMs, signal, async (until) => {
        try {
          if (!suitsGrammy(until)) throw new TypeError('The platform has no signals.');
          return await ask(api, until);
        } catch (error) {
          throw telegramFailure(error);
        }
      }),
    download: (path, maxBytes, deadlineMs, signal) =>
      guarded(deadlineMs, signal, (until) => fetchBytes(`${root}/file/bot${token}/${path}`, maxBytes, until)),
  };
}

function suitsGrammy(signal: object): signal is GrammySignal {
  return 'aborted' in signal && 'addEventListener' in signal;
}

/** Errors of `fetch` may name the address, and with it the token: they are not kept. */
async function fetchBytes(url: string, maxBytes: number, signal: AbortSignal): Promise<Uint8Array> {
  const response = await fetch(url, { signal }).catch((error: unknown) => {
    const { failure, wasSent } = connectionFailure('Telegram', error);
    throw wasSent ? new UnreachableError(failure.message) : new NotSentError(failure.message);
  });
  if (!response.ok || response.body === null) {
    await response.body?.cancel();
    if (response.status === 404) throw new GoneError('Telegram has this file no more.');
    throw new UnreachableError(`Telegram did not give the file (${String(response.status)}).`);
  }
  return await readUpTo(response.body, maxBytes);
}

async function readUpTo(body: ReadableStream<Uint8Array>, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    // Leaving the loop cancels the stream, so nothing more is fetched.
    for await (const chunk of body) {
      size += chunk.length;
      if (size > maxBytes) throw new RejectedError(`The file has more than ${String(maxBytes)} bytes.`);
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof RejectedError ? error : new UnreachableError('The connection to Telegram broke within the file.');
  }
  return new Uint8Array(Buffer.concat(chunks));
}
