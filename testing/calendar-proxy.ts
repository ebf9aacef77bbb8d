import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Seen {
  readonly method: string;
  readonly path: string;
}

/** What happens beside a request: before it reaches the server, and when the server has answered but its client knows nothing of that. */
interface Beside {
  readonly before?: (seen: Seen) => Promise<void>;
  /** True: the client gets no answer. */
  readonly after?: (seen: Seen) => Promise<boolean>;
}

/** Stands in front of a calendar server, so that a test can act at the worst moment. */
export async function startCalendarProxy(serverUrl: string) {
  let beside: Beside = {};
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const at = { method: request.method ?? '', path: request.url ?? '' };
      seen.push(at);
      const body = await bodyOf(request);
      await beside.before?.(at);
      const headers = Object.entries(request.headers).flatMap(([name, value]) =>
        typeof value === 'string' && !['host', 'connection', 'content-length', 'transfer-encoding'].includes(name)
          ? [[name, value] as const]
          : [],
      );
      const hasBody = body.byteLength > 0;
      const answer = await fetch(new URL(at.path, serverUrl), {
        method: at.method,
        headers: Object.fromEntries(headers),
        redirect: 'manual',
        ...(hasBody ? { body } : {}),
      });
      const content = new Uint8Array(await answer.arrayBuffer());
      if ((await beside.after?.(at)) === true) return void response.destroy();
      const passed = [...answer.headers].filter(([name]) => !['content-encoding', 'content-length', 'transfer-encoding'].includes(name));
      response.writeHead(answer.status, Object.fromEntries(passed)).end(content);
    })().catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${String(portOf(server.address()))}/`,
    /** How often something was written. */
    writes: (): number => seen.filter(({ method }) => method === 'PUT').length,
    act: (next: Beside): void => {
      beside = next;
    },
    close: async (): Promise<void> => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) if (chunk instanceof Uint8Array) chunks.push(chunk);
  return new Uint8Array(Buffer.concat(chunks));
}

function portOf(address: AddressInfo | string | null): number {
  return typeof address === 'object' && address !== null ? address.port : 0;
}
