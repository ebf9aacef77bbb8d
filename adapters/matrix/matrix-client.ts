import { UnreachableError } from '../../domain/errors.ts';
import { matrixFailure } from './matrix-failure.ts';

export interface MatrixRequest {
  readonly query?: Readonly<Record<string, string | number>>;
  readonly body?: unknown;
  /** How long the server may take, in milliseconds; absent: 30 s. */
  readonly timeoutMs?: number;
  readonly signal: AbortSignal;
}

/** Speaks to one homeserver as one device. Throws only ParleyErrors, and the signal's reason. */
export interface MatrixClient {
  /** `path` begins after `/_matrix/client`; the answer is whatever the server said. */
  ask(method: 'GET' | 'POST' | 'PUT', path: string, request: MatrixRequest): Promise<unknown>;
  /** Stores a file; returns its `mxc:` address. */
  upload(content: Uint8Array, mime: string, name: string, signal: AbortSignal): Promise<string>;
  /** The bytes behind a media path. */
  download(path: string, signal: AbortSignal): Promise<Uint8Array>;
}

const TIMEOUT_MS = 30_000;
const FILE_TIMEOUT_MS = 120_000;

/** Opens a client with the library that speaks Matrix; it is loaded only when the channel is on. */
export async function openMatrixClient(homeserverUrl: string, accessToken: string): Promise<MatrixClient> {
  const { LogService, MatrixClient: Client } = await import('matrix-bot-sdk');
  // It would write to the console, addresses and all.
  LogService.setLogger({ info: ignore, warn: ignore, error: ignore, debug: ignore, trace: ignore });
  const client = new Client(homeserverUrl, accessToken);
  return {
    ask: (method, path, { query = {}, body = null, timeoutMs = TIMEOUT_MS, signal }) =>
      unlessAborted(signal, async () => client.doRequest(method, `/_matrix/client${path}`, query, body, timeoutMs)),
    upload: (content, mime, name, signal) => unlessAborted(signal, () => client.uploadContent(Buffer.from(content), mime, name)),
    download: (path, signal) =>
      unlessAborted(signal, async () => {
        const content: unknown = await client.doRequest('GET', path, {}, null, FILE_TIMEOUT_MS, false, undefined, true);
        if (!(content instanceof Uint8Array)) throw new UnreachableError('The homeserver sent no file.');
        return content;
      }),
  };
}

function ignore(): void {
  // Nothing is to be kept of it.
}

/** The library takes no signal: what it still does after an abort is left to its deadline. */
async function unlessAborted<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  signal.throwIfAborted();
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const onAbort = (): void => reject(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    const running = work();
    running.catch(ignore);
    return await Promise.race([running, aborted]);
  } catch (cause) {
    if (signal.aborted) throw signal.reason;
    throw matrixFailure(cause);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
