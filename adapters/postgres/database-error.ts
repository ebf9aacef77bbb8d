import { ConflictError, DiskFullError, ParleyError, RejectedError, UnreachableError } from '../../domain/errors.ts';

/**
 * Classes and codes of SQLSTATE that mean "not now", whatever the statement was: connections, resources (a full disk too),
 * an operator's shutdown, deadlocks and lost races, a deadline, the server's own disk.
 */
const UNAVAILABLE = /^(?:08|53|57P0[1-4]|40001|40P01|57014|58)/;
const DISK_FULL = '53100';
/** What anybody is told who wanted something stored. */
const DISK_IS_FULL = 'The disk of the database is full: nothing can be stored until there is room again.';
const UNIQUE_VIOLATION = '23505';
/** A wrong password or role, or a database that does not exist: trying again does not help. */
const REFUSED_CONNECTION = /^(?:28|3D)/;

/** What sockets say of a connection that is gone, and what the driver says in words only. */
const SOCKET = /^(?:E(?:CONN|PIPE|TIMEDOUT|HOST|NET|NOTFOUND|AI_AGAIN)|ENOENT$)/;
const BROKEN =
  /connection (?:terminated|ended)|timeout exceeded when trying to connect|query read timeout|client (?:was closed|has encountered a connection error)|not queryable|calling end on the pool/i;

/**
 * Turns what the driver or the ORM threw into an error of the domain; one of ours stays as it is, also as
 * the cause of what the ORM made of it. `isDownForSpace`: it is known that
 * the server is down because its disk is full, which it cannot say itself.
 */
export function asDomainError(error: unknown, isDownForSpace = false): Error {
  if (error instanceof ParleyError) return error;
  if (!(error instanceof Error)) return new RejectedError('The database answered with something that is no error.', { cause: error });
  if (error.cause instanceof ParleyError) return error.cause;
  if (codeOf(error) === UNIQUE_VIOLATION) return new ConflictError('There is one already.', { cause: error });
  if (isDiskFull(error) || (isDownForSpace && isAway(error))) return new DiskFullError(DISK_IS_FULL, { cause: error });
  if (isAway(error)) return new UnreachableError('The database cannot be used at the moment.', { cause: error });
  const refused = REFUSED_CONNECTION.test(codeOf(error)) ? 'the connection' : 'a statement';
  return new RejectedError(`The database refused ${refused}: ${error.message}`, { cause: error });
}

/** The SQLSTATE or the socket's code; the empty text when there is none. */
function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** A write can also fail as an I/O error whose words alone say why. */
function isDiskFull(error: Error): boolean {
  return codeOf(error) === DISK_FULL || (codeOf(error).startsWith('58') && /No space left on device/i.test(error.message));
}

function isAway(error: Error): boolean {
  const code = codeOf(error);
  if (UNAVAILABLE.test(code) || SOCKET.test(code) || BROKEN.test(error.message)) return true;
  if (error instanceof AggregateError) return error.errors.some((inner) => inner instanceof Error && isAway(inner));
  return error.cause instanceof Error && isAway(error.cause);
}
