import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { makeClient } from '../../cli/client.ts';
import type { Client } from '../../cli/client.ts';
import { findServer } from '../../cli/connection/find-server.ts';
import { makeProgram } from '../../cli/program.ts';
import { printable } from '../../cli/output/printable.ts';
import { table } from '../../cli/output/table.ts';

export interface CannedAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Null: the connection is cut instead. */
  readonly body: string | null;
}

/** A server that answers what it is told to, one after the other, and the commands of the client before it in this process. */
export interface CannedServer {
  readonly url: string;
  readonly folder: string;
  /** What the client was given to see: results as they are, notes in brackets. */
  readonly seen: string[];
  /** The bodies of what was asked. */
  readonly asked: string[];
  readonly exitCodes: number[];
  readonly client: Client;
  answer(...answers: readonly CannedAnswer[]): void;
  run(...args: readonly string[]): Promise<string>;
  close(): Promise<void>;
}

export const data = (given: object): CannedAnswer => ({ body: JSON.stringify({ data: given }) });
export const errors = (message: string, { code = 'input.invalid', status = 200 } = {}): CannedAnswer => ({
  status,
  body: JSON.stringify({ errors: [{ message, extensions: { code } }] }),
});

export async function startCannedServer({
  token = 'secret',
  isTty = false,
}: { token?: string | null; isTty?: boolean } = {}): Promise<CannedServer> {
  const [seen, asked, exitCodes, waiting]: [string[], string[], number[], CannedAnswer[]] = [[], [], [], []];
  const folder = mkdtempSync(join(tmpdir(), 'parley-canned-'));
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (bytes: Buffer) => (body += bytes.toString()));
    request.on('end', () => {
      asked.push(body);
      const next = waiting.shift() ?? errors('Nothing more was expected.');
      if (next.body === null) return void request.socket.destroy();
      response.writeHead(next.status ?? 200, { connection: 'close', ...next.headers }).end(next.body);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  const terminal = {
    isTty,
    write: (text: string) => void seen.push(text),
    line: (text: string) => void seen.push(`${text}\n`),
    table: (...[columns, rows]: Parameters<Client['terminal']['table']>) => void seen.push(`${table(columns, rows, null).join('\n')}\n`),
    note: (sentence: string) => void seen.push(`(${sentence})`),
    safe: isTty ? printable : (text: string) => text,
    style: (_style: string, text: string) => text,
    room: () => null,
    flush: () => Promise.resolve(),
  };
  const options = token === null ? { url } : { url, token };
  const client = makeClient({ terminal, server: () => findServer(options, { env: {}, cwd: folder, home: folder }), onInterrupt: () => {} });
  const front = { client: () => client, exitWith: (code: number) => void exitCodes.push(code) };
  return {
    url,
    folder,
    seen,
    asked,
    exitCodes,
    client,
    answer: (...answers) => void waiting.push(...answers),
    async run(...args) {
      seen.length = 0;
      await makeProgram(front, folder).parseAsync(args, { from: 'user' });
      return seen.join('');
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      rmSync(folder, { recursive: true });
    },
  };
}
