import { createClient } from 'graphql-ws';
import type { Client, ClientOptions } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { ClientOptions as SocketOptions } from 'ws';

/** A JSON answer of the API. */
export interface Answer<T> {
  readonly status: number;
  readonly headers: Headers;
  /** In the shape that the test says it has. */
  readonly data: T;
  readonly errors: readonly {
    readonly message: string;
    readonly path?: readonly string[];
    readonly extensions?: Record<string, unknown>;
  }[];
}

/** Sends one operation as plain HTTP does. */
export async function ask<T = unknown>(
  url: string,
  secret: string | null,
  query: string,
  variables: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Promise<Answer<T>> {
  return post<T>(url, JSON.stringify({ query, variables }), {
    ...(secret === null ? {} : { authorization: `Bearer ${secret}` }),
    ...headers,
  });
}

/** Sends any body. */
export async function post<T = unknown>(url: string, body: string | ReadableStream, headers: Record<string, string>): Promise<Answer<T>> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
    ...(typeof body === 'string' ? {} : { duplex: 'half' }),
  });
  const { data = null, errors = [] } = JSON.parse(await response.text());
  return { status: response.status, headers: response.headers, data, errors };
}

/** A socket class that connects with these headers, as a browser or a program would. */
export function socketWith(options: SocketOptions): new (address: string, protocols?: string | string[]) => WebSocket {
  return class extends WebSocket {
    constructor(address: string, protocols?: string | string[]) {
      super(address, protocols, options);
    }
  };
}

/** A client of graphql-ws's own that does not reconnect. */
export function connect(url: string, secret: string | null, options: Partial<ClientOptions> = {}): Client {
  return createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    lazy: true,
    retryAttempts: 0,
    connectionParams: secret === null ? {} : { authorization: `Bearer ${secret}` },
    ...options,
  });
}

/** What one subscription got, growing as it comes. */
export interface Followed<T> {
  readonly items: T[];
  readonly errors: unknown[];
  /** Resolves with what ended it. */
  readonly ended: Promise<'complete' | { readonly code?: number; readonly reason?: string }>;
  readonly leave: () => void;
  /** Resolves when it has this many items. */
  has(count: number): Promise<void>;
}

/** Follows a subscription over WebSocket. */
export function followWs<T>(client: Client, query: string, variables: Record<string, unknown> = {}): Followed<T> {
  const items: T[] = [];
  const errors: unknown[] = [];
  const waiting = new Set<() => void>();
  const { promise: ended, resolve: end } = Promise.withResolvers<'complete' | { code?: number; reason?: string }>();
  const leave = client.subscribe<T>(
    { query, variables },
    {
      next: (result) => {
        if (result.errors !== undefined) errors.push(...result.errors);
        else if (result.data != null) items.push(result.data);
        for (const wake of waiting) wake();
      },
      error: (error) => end(typeof error === 'object' && error !== null ? { ...closing(error) } : {}),
      complete: () => end('complete'),
    },
  );
  const has = async (count: number): Promise<void> => {
    while (items.length < count) {
      await new Promise<void>((resolve) => {
        const wake = (): void => {
          waiting.delete(wake);
          resolve();
        };
        waiting.add(wake);
      });
    }
  };
  return { items, errors, ended, leave, has };
}

function closing(error: object): { code?: number; reason?: string } {
  return {
    ...('code' in error && typeof error.code === 'number' ? { code: error.code } : {}),
    ...('reason' in error ? { reason: String(error.reason) } : {}),
  };
}

/** Follows a subscription over server-sent events: each event by its name with its data. */
export async function* followSse(
  url: string,
  secret: string,
  query: string,
  variables: Record<string, unknown>,
  signal?: AbortSignal,
): AsyncGenerator<{ readonly event: string; readonly data: unknown }> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', authorization: `Bearer ${secret}` },
    body: JSON.stringify({ query, variables }),
    ...(signal ? { signal } : {}),
  });
  let rest = '';
  for await (const text of (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
    rest += text;
    for (let end = rest.indexOf('\n\n'); end >= 0; end = rest.indexOf('\n\n')) {
      const lines = rest.slice(0, end).split('\n');
      rest = rest.slice(end + 2);
      const event = lines.find((line) => line.startsWith('event: '))?.slice(7);
      const data = lines.find((line) => line.startsWith('data: '))?.slice(6);
      if (event !== undefined) yield { event, data: data === undefined ? null : JSON.parse(data) };
    }
  }
}
