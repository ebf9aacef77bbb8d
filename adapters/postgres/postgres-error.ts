import { ConflictError, UnreachableError } from '../../domain/errors.ts';

/** Classes of SQLSTATE that pass: connection exceptions, insufficient resources (a full disk too), an operator's shutdown. */
const AWAY = ['08', '53', '57P'];
const UNIQUE_VIOLATION = '23505';

/** Codes of Node's sockets and of a connection that broke. */
const SOCKET = /^(?:E(?:CONN|PIPE|TIMEDOUT|HOST|NET|NOTFOUND|AI_AGAIN)|ENOENT$)/;
const BROKEN = /connection (?:terminated|ended)|timeout exceeded when trying to connect|client (?:was closed|has encountered a connection error)/i;

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** An UnreachableError when the database is away, out of space or shutting down; a ConflictError when a key is taken; else the error as it is. */
export function fromPostgresError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const code = codeOf(error);
  if (AWAY.some((prefix) => code.startsWith(prefix)) || SOCKET.test(code) || BROKEN.test(error.message)) {
    return new UnreachableError('The database cannot be used at the moment.', { cause: error });
  }
  return code === UNIQUE_VIOLATION ? new ConflictError('There is one already.', { cause: error }) : error;
}
