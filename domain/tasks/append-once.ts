import { UnreachableError } from '../errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { OutputLog } from '../ports/output-log.ts';
import type { NewOutputLine, OutputLine } from './output-line.ts';

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 2_000;

export type AppendOnce = (lines: readonly NewOutputLine[]) => Promise<'stored' | 'fenced'>;

function isSame(stored: OutputLine | undefined, line: NewOutputLine): boolean {
  return stored !== undefined && stored.kind === line.kind && stored.text === line.text && stored.at.getTime() === line.at.getTime();
}

/**
 * Appends lines exactly once, for as long as the database is away: when an append breaks off nobody knows whether it was stored, so
 * before it is tried again the log is asked. Rests on this being the only writer under its fence. Rejects with the signal's reason when
 * that aborts, and with every other error.
 */
export function makeAppendOnce(
  { output, clock }: { readonly output: OutputLog; readonly clock: Clock },
  { taskId, fence, signal }: { readonly taskId: string; readonly fence: number; readonly signal: AbortSignal },
): AppendOnce {
  /** The number of the last line that is known to be stored; null: not known yet. */
  let last: number | null = null;
  let isUncertain = false;

  const attempt = async (lines: readonly NewOutputLine[]): Promise<'stored' | 'fenced'> => {
    last ??= await output.last(taskId);
    if (last === null) return 'fenced';
    if (isUncertain) {
      const stored = (await output.read(taskId, last, lines.length))?.lines ?? [];
      isUncertain = false;
      if (lines.every((line, index) => isSame(stored[index], line))) {
        last += lines.length;
        return 'stored';
      }
    }
    isUncertain = true;
    const number = await output.append(taskId, fence, lines);
    isUncertain = false;
    last = number;
    return number === null ? 'fenced' : 'stored';
  };

  return async (lines) => {
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
      try {
        return await attempt(lines);
      } catch (error) {
        if (!(error instanceof UnreachableError)) throw error;
        await clock.sleep(pauseMs, signal);
      }
    }
  };
}
