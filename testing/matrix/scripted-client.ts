import type { MatrixClient } from '../../adapters/matrix/matrix-client.ts';

export interface AskedOf {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string | number>>;
  readonly body: unknown;
}

/** Answers what was asked, in the way of a homeserver that a test makes up; `undefined` answers nothing, for ever. */
export function scriptedMatrixClient(answer: (asked: AskedOf) => unknown) {
  const asked: AskedOf[] = [];
  const client: MatrixClient = {
    async ask(method, path, { query = {}, body = null, signal }) {
      signal.throwIfAborted();
      const question = { method, path: decodeURIComponent(path), query, body };
      asked.push(question);
      const said = answer(question);
      if (said instanceof Error) throw said;
      if (said !== undefined) return said;
      return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));
    },
    upload: async () => 'mxc://example.org/stored',
    download: async () => new TextEncoder().encode('content'),
  };
  return { client, asked };
}
