import type { ServerResponse } from 'node:http';
import { secureHeaders } from './secure-headers.ts';

/** Answers with the explorer page of the API. Its scripts come with it (9 MB), so it is loaded when it is first asked for. */
export async function sendGraphiql(response: ServerResponse): Promise<void> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  const page = renderGraphiQL({
    title: 'Parley',
    endpoint: '/graphql',
    method: 'POST',
    subscriptionsProtocol: 'SSE',
    credentials: 'same-origin',
    defaultQuery: '# Send your token as a header below: {"authorization": "Bearer …"}, or log in by a login link.\n{ me { name role } }\n',
  });
  response.writeHead(200, { ...secureHeaders('graphiql'), 'cache-control': 'no-cache', 'content-type': 'text/html; charset=utf-8' });
  response.end(page);
}
