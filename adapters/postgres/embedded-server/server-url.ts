import type { Postmaster } from './postmaster-file.ts';
import { SERVER_ROLE } from './initialise-cluster.ts';

/** The address of a database on an embedded server, as PARLEY_DATABASE_URL takes it; holds the password. */
export function serverUrl(
  { port, socketDirectory }: Pick<Postmaster, 'port' | 'socketDirectory'>,
  password: string,
  database: string,
): string {
  const host = socketDirectory === null ? '127.0.0.1' : 'localhost';
  const query = socketDirectory === null ? '' : `?host=${encodeURIComponent(socketDirectory)}`;
  return `postgresql://${SERVER_ROLE}:${password}@${host}:${String(port)}/${database}${query}`;
}
