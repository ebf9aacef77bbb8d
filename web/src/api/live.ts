import { stringifyDocument } from 'urql';
import type { TypedDocumentNode } from 'urql';
import type { Client } from 'graphql-ws';

import { decideAfterFailure } from './after-failure.ts';
import { reconnectWait } from './reconnect-wait.ts';

/** What is followed, and what to do with it. */
export interface Following<Data, Variables> {
  readonly document: TypedDocumentNode<Data, Variables>;
  /** Asked for at each connection anew, so that it goes on after what has come. */
  variables(): Variables;
  onData(data: Data): void;
  /** The server says that there is no more. */
  onEnd(): void;
  /** The server says no, for good. */
  onRefused(message: string): void;
}

/** Follows subscriptions; comes back by itself when the connection breaks. */
export interface Live {
  /** Returns how to stop. */
  follow<Data, Variables extends Record<string, unknown>>(following: Following<Data, Variables>): () => void;
}

export interface LiveDeps {
  /** Must not retry by itself: it would ask again for what has come. */
  readonly socket: Pick<Client, 'subscribe'>;
  /** Calls back after so many milliseconds, or sooner when the network is back; returns how to stop. */
  readonly wait: (milliseconds: number, then: () => void) => () => void;
  readonly random: () => number;
  readonly onLoggedOut: () => void;
}

export function makeLive(deps: LiveDeps): Live {
  return { follow: (following) => follow(deps, following) };
}

function follow<Data, Variables extends Record<string, unknown>>(deps: LiveDeps, following: Following<Data, Variables>): () => void {
  const query = stringifyDocument(following.document);
  let failures = 0;
  let isOver = false;
  let stop: () => void = () => undefined;

  const fail = (failure: unknown): void => {
    if (isOver) return;
    stop();
    const after = decideAfterFailure(failure);
    if (after.kind === 'retry') {
      failures += 1;
      stop = deps.wait(reconnectWait(failures, deps.random()), start);
      return;
    }
    isOver = true;
    if (after.kind === 'logged-out') deps.onLoggedOut();
    else following.onRefused(after.message);
  };

  function start(): void {
    // What an earlier connection still says is about an earlier try.
    let isCurrent = true;
    const failOnce = (failure: unknown): void => {
      if (!isCurrent) return;
      isCurrent = false;
      fail(failure);
    };
    const leave = deps.socket.subscribe<Data>(
      { query, variables: following.variables() },
      {
        next({ data, errors }) {
          if (!isCurrent || isOver) return;
          if (errors !== undefined || data == null) return failOnce(errors);
          failures = 0;
          following.onData(data);
        },
        error: failOnce,
        complete() {
          if (!isCurrent || isOver) return;
          isOver = true;
          following.onEnd();
        },
      },
    );
    stop = () => {
      isCurrent = false;
      leave();
    };
  }

  start();
  return () => {
    isOver = true;
    stop();
  };
}
