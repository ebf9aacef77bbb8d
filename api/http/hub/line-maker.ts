import { execute } from 'graphql';
import type { ExecutionArgs, ExecutionResult } from 'graphql';
import type { OutputLine } from '../../../domain/tasks/output-line.ts';
import type { Followed } from '../../graphql/follow.ts';
import type { MakePayload } from './line-payloads.ts';
import { makePlainPayload } from './plain-payload.ts';
import type { MakePlain } from './plain-payload.ts';

/** What a payload holds of a result. */
export type ShowResult = (result: ExecutionResult) => object;

/** After a line of which execution made the very same as was made without it, so many more are made without it. */
const LINES_PER_PROOF = 64;

/** Makes payloads of lines for one operation: by executing it, and without wherever that was just seen to make no difference. */
export function makeLineMaker(args: ExecutionArgs, show: ShowResult): MakePayload {
  const bytesOf = (result: ExecutionResult): Buffer => Buffer.from(JSON.stringify(show(result)));
  const executed = (item: OutputLine): Promise<Buffer> | Buffer => {
    const result = executeFor(args, { kind: 'item', item });
    return result instanceof Promise ? result.then(bytesOf) : bytesOf(result);
  };
  const plain = makePlainPayload(args);
  return plain === null ? executed : proving(plain, executed);
}

function proving(plain: MakePlain, executed: MakePayload): MakePayload {
  let left = 0;
  const prove = (line: OutputLine, payload: Buffer): Buffer => {
    if (madeBy(plain, line)?.equals(payload) === true) left = LINES_PER_PROOF;
    return payload;
  };
  return (line) => {
    left -= 1;
    const made = left > 0 ? madeBy(plain, line) : null;
    if (made !== null) return made;
    const payload = executed(line);
    return Buffer.isBuffer(payload) ? prove(line, payload) : payload.then((bytes) => prove(line, bytes));
  };
}

/** Null: the line cannot be shown; only an execution says why. */
function madeBy(plain: MakePlain, line: OutputLine): Buffer | null {
  try {
    return Buffer.from(plain(line));
  } catch {
    return null;
  }
}

/** Runs the operation on one event, as graphql's `subscribe` does. */
export function executeFor(args: ExecutionArgs, rootValue: Followed<OutputLine>): Promise<ExecutionResult> | ExecutionResult {
  const result = execute({ ...args, rootValue });
  return 'then' in result ? Promise.resolve(result) : result;
}
