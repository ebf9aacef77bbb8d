import { once } from 'node:events';
import { afterEach, beforeEach } from 'vitest';
import { WebSocket } from 'ws';

import { startApi } from './api-world.ts';
import type { ApiWorld } from './api-world.ts';
import { connect } from './graphql-client.ts';
import type { Followed } from './graphql-client.ts';

export const OUTPUT = 'subscription ($id: ID!, $after: Int) { taskOutput(taskId: $id, after: $after) { number kind text } }';

export interface Line {
  readonly taskOutput: { readonly number: number; readonly text: string };
}

/** An API for each test of the file, and clients that end with it. */
export function useSocketWorld() {
  let api: ApiWorld;
  const clients: { dispose: () => unknown }[] = [];
  beforeEach(async () => {
    api = await startApi();
  });
  afterEach(async () => {
    for (const made of clients.splice(0)) await made.dispose();
    await api.close();
  });
  return {
    get api(): ApiWorld {
      return api;
    },

    client(secret: string | null, options: Parameters<typeof connect>[2] = {}) {
      const made = connect(api.url, secret, options);
      clients.push(made);
      return made;
    },

    /** Speaks the protocol by hand: opens, sends these messages, and resolves with how the server closed. */
    async closedAfter(
      messages: readonly (string | Buffer)[],
      headers: Record<string, string> = {},
    ): Promise<{ code: number; reason: string }> {
      const socket = new WebSocket(`${api.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { headers });
      await once(socket, 'open');
      for (const message of messages) socket.send(message);
      const [code, reason]: [number, Buffer] = (await once(socket, 'close')) as [number, Buffer];
      return { code, reason: reason.toString() };
    },
  };
}

export const numbers = ({ items }: Followed<Line>): number[] => items.map(({ taskOutput }) => taskOutput.number);
export const upTo = (last: number, after = 0): number[] => Array.from({ length: last - after }, (_, index) => after + index + 1);

export const init = (authorization?: string) =>
  JSON.stringify({ type: 'connection_init', ...(authorization === undefined ? {} : { payload: { authorization } }) });
