import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';

/** A stock WebSocket server on a free loopback port. */
export async function listen(): Promise<{ readonly sockets: WebSocketServer; readonly url: string }> {
  const server = createServer();
  const sockets = new WebSocketServer({ server, path: '/graphql' });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { sockets, url: `ws://127.0.0.1:${portOf(server.address())}/graphql` };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('A TCP server has an address with a port.');
  return address.port;
}
