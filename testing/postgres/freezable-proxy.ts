import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** Stands between a client and PostgreSQL, and can fall silent as a cut network or a frozen server does. */
export interface FreezableProxy {
  readonly url: string;
  /** From now on nothing passes, in any direction; connections stay open, and new ones are taken. */
  freeze(): void;
  /** What was held back is lost with its connections; new ones pass again. */
  thaw(): void;
  close(): Promise<void>;
}

/** Listens on a free loopback port; `url` is the database's own address. */
export async function startFreezableProxy(url: string): Promise<FreezableProxy> {
  const target = new URL(url);
  const folder = target.searchParams.get('host');
  const open = new Set<Socket>();
  let isFrozen = false;
  const server = createServer((near) => {
    open.add(near);
    near.on('error', () => near.destroy());
    near.on('close', () => open.delete(near));
    if (isFrozen) return;
    const port = Number(target.port);
    const far = folder === null ? connect(port, target.hostname) : connect(`${folder}/.s.PGSQL.${target.port}`);
    far.on('error', () => near.destroy());
    far.on('close', () => near.destroy());
    near.on('close', () => far.destroy());
    near.on('data', (bytes) => isFrozen || far.write(bytes));
    far.on('data', (bytes) => isFrozen || near.write(bytes));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = (): void => {
    for (const socket of open) socket.destroy();
  };
  return {
    url: addressThrough(target, server.address()),
    freeze: () => (isFrozen = true),
    thaw: () => {
      isFrozen = false;
      cut();
    },
    close: async () => {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function addressThrough(target: URL, address: AddressInfo | string | null): string {
  if (address === null || typeof address === 'string') throw new Error('A TCP server has an address with a port.');
  const url = new URL(target);
  url.searchParams.delete('host');
  url.hostname = '127.0.0.1';
  url.port = String(address.port);
  return url.href;
}
