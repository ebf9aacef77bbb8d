import * as z from 'zod';

import { describeExit, isSuccess } from '../agent/tools/run-command-tool.ts';
import { retryWhileUnreachable } from '../delivery/while-unreachable.ts';
import type { Ports } from '../ports/ports.ts';
import type { SandboxExit } from '../ports/sandbox.ts';
import type { AwaitApproval } from './await-approval.ts';
import { TASK_TEXTS } from './task-texts.ts';
import { variablesBefore } from './results-before.ts';
import { failure } from './task-run.ts';
import type { TaskRun, TaskVerdict } from './task-run.ts';
import type { TaskResult } from './task.ts';
import type { TaskSettings } from './task-settings.ts';
import { RunAborted } from './run-aborted.ts';

/** How an exit is kept in the journal. */
const EXIT: z.ZodType<SandboxExit> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('exited'), code: z.int() }),
  z.object({ kind: z.literal('killed'), signal: z.string() }),
  z.object({ kind: z.literal('limit'), limit: z.enum(['time', 'memory', 'processes', 'output']) }),
  z.object({ kind: z.literal('cancelled') }),
  z.object({ kind: z.literal('not-started'), message: z.string() }),
]);

/** A command task is one step. */
const STEP = 1;

export interface RunCommandTaskDeps extends Pick<Ports, 'tasks' | 'steps' | 'sandbox' | 'clock' | 'crashPoints'> {
  readonly settings: TaskSettings;
  readonly awaitApproval: AwaitApproval;
}

/** Runs one command with no model. One that was cut off is run again only where whoever asked for it has said that it may be. */
export function makeRunCommandTask(deps: RunCommandTaskDeps) {
  return async (run: TaskRun, command: string): Promise<TaskVerdict> => {
    const { task, person, signal } = run;
    const ref = { kind: 'task', id: task.id } as const;
    const texts = TASK_TEXTS[person.language];
    const [step] = await retryWhileUnreachable(deps.clock, signal, () => deps.steps.load(ref));
    if (step?.result?.kind === 'tool') return verdictOf(command, EXIT.parse(JSON.parse(step.result.output)), person.language);
    const isRepeatable = task.work.kind === 'command' && task.work.isRepeatable === true;
    if (step !== undefined && !isRepeatable) return failure('task.interrupted', texts.interrupted(task.id), resultOf(command, null));
    if (step !== undefined) run.output.line('system', texts.repeats);
    const isTrusted = deps.sandbox.isolation === 'bubblewrap' || person.role === 'owner';
    if (!isTrusted && !(await deps.awaitApproval(run, STEP, command))) return failure('task.denied', texts.denied);
    const variables = await retryWhileUnreachable(deps.clock, signal, () => variablesBefore(deps, task));
    deps.crashPoints.reach('before.tool.begin');
    await fenced(deps, run, () =>
      deps.steps.begin(ref, run.fence, STEP, { kind: 'tool', callId: 'command', tool: 'run_command', input: { command } }),
    );
    deps.crashPoints.reach('after.tool.begin');
    run.output.line('stage', `$ ${command}`);
    run.note({ kind: 'command-begun', command });
    const place = run.checkout === null ? { folder: run.folder } : { folder: run.folder, checkout: run.checkout };
    const exit = await deps.sandbox.run(
      { ...place, command, variables, limits: deps.settings.sandbox },
      (stream, bytes) => {
        run.note({ kind: 'alive' });
        return run.output.bytes(stream, bytes);
      },
      signal,
    );
    signal.throwIfAborted();
    deps.crashPoints.reach('after.tool.call');
    await fenced(deps, run, () =>
      deps.steps.finish(ref, run.fence, STEP, { kind: 'tool', output: JSON.stringify(exit), isError: !isSuccess(exit) }),
    );
    deps.crashPoints.reach('after.tool.finish');
    return verdictOf(command, exit, person.language);
  };
}

function verdictOf(command: string, exit: SandboxExit, language: TaskRun['person']['language']): TaskVerdict {
  const result = resultOf(command, exit.kind === 'exited' ? exit.code : null);
  if (isSuccess(exit)) return { state: 'succeeded', reason: null, result };
  const code = exit.kind === 'limit' ? `task.limit.${exit.limit}` : 'task.command-failed';
  return failure(code, TASK_TEXTS[language].exited(describeExit(exit)), result);
}

function resultOf(command: string, exitCode: number | null): TaskResult {
  return { summary: null, exitCode, evidence: { commands: [{ command, exitCode }], filesWritten: [], commits: [], diffStat: null } };
}

async function fenced(deps: Pick<Ports, 'clock'>, run: TaskRun, write: () => Promise<boolean>): Promise<void> {
  if (!(await retryWhileUnreachable(deps.clock, run.signal, write))) throw new RunAborted('lost');
}
