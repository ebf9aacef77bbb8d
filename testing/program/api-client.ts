import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';

export interface Reachable {
  readonly url: string;
  readonly token: string;
}

/** Asks the API once; throws with the errors it answers. */
export async function ask<Data>({ url, token }: Reachable, query: string, variables: Record<string, unknown> = {}): Promise<Data> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(10_000),
  });
  const body: { data?: Data; errors?: unknown } = JSON.parse(await response.text());
  if (body.data === undefined || body.errors !== undefined) throw new Error(`The API answers: ${JSON.stringify(body.errors ?? body)}`);
  return body.data;
}

/** Follows a subscription over graphql-ws's own client until it ends or `onData` returns true; resolves with all that came. Throws when the connection breaks. */
export async function follow<Data>(
  { url, token }: Reachable,
  query: string,
  variables: Record<string, unknown>,
  onData: (data: Data) => boolean | void,
): Promise<readonly Data[]> {
  const received: Data[] = [];
  const client = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${token}` },
    retryAttempts: 0,
  });
  try {
    for await (const { data, errors } of client.iterate<Data>({ query, variables })) {
      if (errors !== undefined) throw new Error(`The API answers: ${JSON.stringify(errors)}`);
      if (data === undefined || data === null) continue;
      received.push(data);
      if (onData(data) === true) break;
    }
    return received;
  } finally {
    await client.dispose();
  }
}
