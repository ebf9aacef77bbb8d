import { stringifyDocument } from 'urql';
import type { TypedDocumentNode } from 'urql';
import type { Client, SubscribePayload } from 'graphql-ws';

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
  let leave: () => void = () => undefined;

  function start(): void {
    leave = ask<Data>(deps.socket, { query, variables: following.variables() }, (answer) => {
      if (answer.kind === 'data') {
        failures = 0;
        following.onData(answer.data);
      } else if (answer.kind === 'end') following.onEnd();
      else goOnAfter(answer.failure);
    });
  }

  function goOnAfter(failure: unknown): void {
    const after = decideAfterFailure(failure);
    if (after.kind === 'logged-out') deps.onLoggedOut();
    else if (after.kind === 'refused') following.onRefused(after.message);
    else {
      failures += 1;
      leave = deps.wait(reconnectWait(failures, deps.random()), start);
    }
  }

  start();
  return () => leave();
}

type Answer<Data> =
  { readonly kind: 'data'; readonly data: Data } | { readonly kind: 'end' } | { readonly kind: 'failure'; readonly failure: unknown };

/** One try. Its answers end with `end` or `failure`; what comes after that, or after leaving, is about a time that is over. */
function ask<Data>(socket: LiveDeps['socket'], request: SubscribePayload, onAnswer: (answer: Answer<Data>) => void): () => void {
  let isOver = false;
  let leave: () => void = () => undefined;
  const end = (answer: Answer<Data>): void => {
    if (isOver) return;
    isOver = true;
    leave();
    onAnswer(answer);
  };
  leave = socket.subscribe<Data>(request, {
    next({ data, errors }) {
      if (isOver) return;
      if (errors !== undefined || data == null) end({ kind: 'failure', failure: errors });
      else onAnswer({ kind: 'data', data });
    },
    error: (failure) => end({ kind: 'failure', failure }),
    complete: () => end({ kind: 'end' }),
  });
  return () => {
    isOver = true;
    leave();
  };
}
