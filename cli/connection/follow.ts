import { createClient } from 'graphql-ws/client';

import type { TypedDocumentString } from '../generated/graphql.ts';
import { brokenOff } from './broken-off.ts';
import { noToken } from './ask.ts';
import type { Server } from './find-server.ts';
import type { Patience } from './patience.ts';

const PING_MS = 10_000;
const PONG_WAIT_MS = 5_000;
const ACK_WAIT_MS = 10_000;
/** A connection that has lasted so long is there again, also when there is nothing to tell. */
const STEADY_MS = 1_000;

/** What is followed, and what is done with it. */
export interface Following<Data, Variables> {
  readonly document: TypedDocumentString<Data, Variables>;
  /** Asked for at each connection anew, so that it goes on after what has come. */
  variables(): Variables;
  /** `enough`: no more is wanted. */
  onData(data: Data): 'more' | 'enough';
  /** Resolves when there is room for more; null: there is. The server is not listened to in between. */
  room?(): Promise<void> | null;
}

export interface FollowDeps {
  readonly find: () => Server;
  readonly patience: Patience;
}

/**
 * Follows a subscription over WebSocket and comes back by itself when the connection breaks. Resolves when the server says
 * that there is no more, or `onData` that it is enough; throws a Failure when the server refuses for good.
 */
export async function follow<Data, Variables extends Record<string, unknown>>(
  { find, patience }: FollowDeps,
  following: Following<Data, Variables>,
): Promise<void> {
  for (;;) {
    const server = find();
    try {
      if ((await subscribeOnce(server, following, patience)) === 'ended') return;
      await following.room?.();
    } catch (failure) {
      await patience.after(brokenOff(failure, server));
    }
  }
}

/** Resolves when it is over (`ended`) or has to wait (`full`); rejects with what broke it off. */
function subscribeOnce<Data, Variables extends Record<string, unknown>>(
  server: Server,
  following: Following<Data, Variables>,
  patience: Patience,
): Promise<'ended' | 'full'> {
  if (server.token === null) return Promise.reject(noToken(server));
  let steadyTimer: NodeJS.Timeout | undefined;
  const client = makeClient(server.url, server.token, () => {
    steadyTimer = setTimeout(() => patience.succeeded(), STEADY_MS);
  });
  const { promise, resolve, reject } = Promise.withResolvers<'ended' | 'full'>();
  let isOver = false;
  const end = (settle: () => void): void => {
    if (isOver) return;
    isOver = true;
    leave?.();
    settle();
  };
  const leave = client.subscribe<Data>(
    { query: String(following.document), variables: following.variables() },
    {
      next({ data, errors }) {
        if (isOver) return;
        if (errors !== undefined || data == null) return end(() => reject(errors));
        patience.succeeded();
        if (following.onData(data) === 'enough') end(() => resolve('ended'));
        else if (following.room?.() != null) end(() => resolve('full'));
      },
      error: (failure) => end(() => reject(failure)),
      complete: () => end(() => resolve('ended')),
    },
  );
  return promise.finally(() => {
    clearTimeout(steadyTimer);
    void client.dispose();
  });
}

function makeClient(url: string, token: string, onConnected: () => void) {
  let pongTimer: NodeJS.Timeout | undefined;
  const client = createClient({
    url: `${url.replace(/^http/, 'ws')}/graphql`,
    connectionParams: { authorization: `Bearer ${token}`, client: 'terminal' },
    // It would ask again for what has come.
    retryAttempts: 0,
    connectionAckWaitTimeout: ACK_WAIT_MS,
    keepAlive: PING_MS,
    on: {
      connected: onConnected,
      closed: () => clearTimeout(pongTimer),
      ping(isReceived) {
        // A network that went away closes nothing: only silence tells.
        if (!isReceived) pongTimer = setTimeout(() => client.terminate(), PONG_WAIT_MS);
      },
      pong: () => clearTimeout(pongTimer),
    },
  });
  return client;
}
