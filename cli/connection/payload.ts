import { Failure, Unreachable } from '../failure.ts';

interface Refusal {
  readonly code: string;
  readonly message: string;
}

/** What a mutation did. Throws a Failure with the server's sentence when it answered with a typed error. */
export function payload<Result extends object>(result: Result): Exclude<Result, Refusal> {
  if (isDone(result)) return result;
  const { code, message } = refusalIn(result);
  throw code === 'outside.unreachable' ? new Unreachable(message) : new Failure(message);
}

/** What was done carries no code of an error. */
function isDone<Result extends object>(result: Result): result is Exclude<Result, Refusal> {
  return !('code' in result);
}

function refusalIn(result: object): Refusal {
  const { code, message }: Partial<Refusal> = result;
  return { code: code ?? 'internal', message: message ?? 'The server did not do it, and does not say why.' };
}
