import {
  ConflictError,
  ForbiddenError,
  InvalidInputError,
  ParleyError,
  UnauthenticatedError,
  UnknownIdError,
  UnreachableError,
} from '../../domain/errors.ts';
import type { PresentError } from '../graphql/present-error.ts';

export interface HttpError {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** An error as an answer: status, code and sentence. What is not Parley's own is masked and logged once. */
export function httpError(error: unknown, present: PresentError): HttpError {
  if (error instanceof ParleyError) {
    const { code, message } = error;
    return { status: statusOf(error), code, message, headers: headersOf(error) };
  }
  const { message } = present(error);
  return { status: 500, code: 'internal', message, headers: {} };
}

function statusOf(error: ParleyError): number {
  if (error instanceof UnauthenticatedError) return 401;
  if (error instanceof ForbiddenError) return 403;
  if (error instanceof UnknownIdError) return 404;
  if (error instanceof ConflictError) return 409;
  if (error instanceof UnreachableError) return 503;
  if (error instanceof InvalidInputError && error.field === 'type') return 415;
  return 400;
}

function headersOf(error: ParleyError): Record<string, string> {
  if (error instanceof UnauthenticatedError) return { 'www-authenticate': 'Bearer' };
  if (error instanceof UnreachableError) return { 'retry-after': '2' };
  return {};
}
