import type { Server } from 'node:net';
import { ConflictError } from '../../domain/errors.ts';

/** Listens; resolves with the port that it got. Throws a ConflictError whose sentence names the setting to change. */
export async function listenOn(server: Server, host: string, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    const failed = (cause: NodeJS.ErrnoException): void => reject(new ConflictError(sentence(cause, host, port), { cause }));
    server.once('error', failed);
    server.listen(port, host, () => {
      server.off('error', failed);
      resolve();
    });
  });
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}

function sentence({ code, message }: NodeJS.ErrnoException, host: string, port: number): string {
  if (code === 'EADDRINUSE') {
    return `Port ${port} on ${host} is taken by another program: end that one, or set PARLEY_HTTP_PORT to a free port.`;
  }
  if (code === 'EACCES') return `This user may not listen on port ${port}: set PARLEY_HTTP_PORT to one from 1024 on.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return `This machine has no address ${host}: set PARLEY_HTTP_HOST to one that it has, such as 127.0.0.1.`;
  }
  return `Parley cannot listen on ${host}, port ${port} (${message}): set PARLEY_HTTP_HOST or PARLEY_HTTP_PORT to something else.`;
}
