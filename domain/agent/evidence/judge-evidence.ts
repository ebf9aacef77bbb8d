import type { RanCommand, TaskEvidence } from '../../tasks/task-evidence.ts';
import { programCalls } from './command-words.ts';
import { isCheck } from './is-check.ts';

export type EvidenceVerdict =
  | { readonly kind: 'sound' }
  /** `failed`: each check whose last run failed, in the order of those runs; never empty. */
  | { readonly kind: 'checks-failed'; readonly failed: readonly RanCommand[] };

/** Programs whose exit code 1 is an answer and no failure. */
const ANSWERING = new Set(['grep', 'egrep', 'rg', 'diff', 'cmp', 'test', '[', 'which', 'command', 'pgrep']);

/**
 * Whether what a run saw allows it to say that it succeeded. Of each command the last run counts, whatever its white space; those count that check the
 * work, also when they were cut off, and the very last command whatever it is, if it exited.
 */
export function judgeEvidence({ commands }: Pick<TaskEvidence, 'commands'>): EvidenceVerdict {
  const last = new Map<string, RanCommand>();
  for (const ran of commands) {
    const key = ran.command.trim().replaceAll(/\s+/gu, ' ');
    last.delete(key);
    last.set(key, ran);
  }
  const counting = [...last.values()];
  const failed = counting.filter(
    (ran, index) => ran.exitCode !== 0 && (isCheck(ran.command) || (index === counting.length - 1 && isFault(ran))),
  );
  return failed.length === 0 ? { kind: 'sound' } : { kind: 'checks-failed', failed };
}

function isFault({ command, exitCode }: RanCommand): boolean {
  const [program = '', verb = ''] = programCalls(command).at(-1) ?? [];
  const isAnswer = exitCode === 1 && (ANSWERING.has(program) || (program === 'git' && (verb === 'diff' || verb === 'grep')));
  return exitCode !== null && !isAnswer;
}
