import { createClient } from 'graphql-ws';
import type { Client } from 'graphql-ws';

import type { ValueStore } from './value-store.ts';
import type { Connection } from './services.ts';

const PING_MS = 15_000;
const PONG_WAIT_MS = 5_000;
const NORMAL_CLOSE = 1000;

/** The one WebSocket of the page. It opens when something is followed, and says when it is cut; coming back is `Live`'s work. */
export function makeGraphqlSocket(connection: ValueStore<Connection>): Client {
  let pongTimer: ReturnType<typeof setTimeout> | undefined;
  const client = createClient({
    url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`,
    retryAttempts: 0,
    lazyCloseTimeout: 2_000,
    connectionAckWaitTimeout: 10_000,
    keepAlive: PING_MS,
    on: {
      connected: () => connection.set('live'),
      closed(event) {
        clearTimeout(pongTimer);
        if (!isNormal(event)) connection.set('lost');
      },
      ping(isReceived) {
        // A network that went away closes nothing: only silence tells.
        if (!isReceived) pongTimer = setTimeout(() => client.terminate(), PONG_WAIT_MS);
      },
      pong: () => clearTimeout(pongTimer),
    },
  });
  return client;
}

function isNormal(event: unknown): boolean {
  return typeof event === 'object' && event !== null && 'code' in event && event.code === NORMAL_CLOSE;
}
