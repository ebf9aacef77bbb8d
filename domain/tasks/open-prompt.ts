import { continuedOpening } from '../agent/continued-opening.ts';
import type { Step } from '../agent/step.ts';
import { hasReadMemory } from '../agent/tools/memory-tool.ts';
import type { PromptMessage } from '../ports/model-provider.ts';
import type { Ports } from '../ports/ports.ts';
import { isToldInGroup } from './memory-of-task.ts';
import { resultsBefore } from './results-before.ts';
import type { Task } from './task.ts';

/** How many tasks back one that goes on with another one goes. */
const MAX_BACK = 10;
/** How much of the context the past may take, in UTF-16 units a token and as a part of it. */
const UNITS_PER_TOKEN = 2;
const PART_OF_CONTEXT = 0.5;

/**
 * How a prompt task's conversation with the model begins: with the context of the task that it goes on with, if it does, and what came of those that it
 * comes after. Made of what has ended, so that it is the same in every attempt.
 */
export async function openPrompt(
  deps: Pick<Ports, 'tasks' | 'steps' | 'conversations'>,
  task: Task,
  contextTokens: number,
): Promise<readonly PromptMessage[]> {
  const most = Math.floor(contextTokens * UNITS_PER_TOKEN * PART_OF_CONTEXT);
  return opened({ ...deps, reader: { personId: task.personId, isGroup: await isToldInGroup(deps, task) } }, task, most, MAX_BACK);
}

interface OpenDeps extends Pick<Ports, 'tasks' | 'steps'> {
  /** Who is told what comes of the task that begins. */
  readonly reader: { readonly personId: string; readonly isGroup: boolean };
}

async function opened(deps: OpenDeps, task: Task, most: number, back: number): Promise<readonly PromptMessage[]> {
  if (task.work.kind === 'command') return [{ role: 'user', text: `A command was run: ${task.work.command}` }];
  const { prompt, continues } = task.work;
  const said = `${await resultsBefore(deps, task)}${prompt}`;
  const earlier = continues === null || back === 0 ? null : await deps.tasks.get(continues);
  if (earlier === null) return [{ role: 'user', text: said }];
  const steps = earlier.work.kind === 'prompt' ? await stepsFor(deps, earlier) : [];
  const opening = await opened(deps, earlier, Math.floor(most / 2), back - 1);
  return continuedOpening({ opening, steps, summary: endOf(earlier) }, said, most);
}

/** What an earlier run did; of one that has read its person's memory only what it said in the end, when others read this (I9). */
async function stepsFor({ steps, reader }: OpenDeps, { id, personId }: Task): Promise<readonly Step[]> {
  const known = await steps.load({ kind: 'task', id });
  const isTheirs = personId === reader.personId && !reader.isGroup;
  return isTheirs || !hasReadMemory(known) ? known : [];
}

/** What a task that has ended says of its end; a failure first, so that it is not taken for done. */
function endOf({ state, reason, result }: Task): string | null {
  const summary = result?.summary ?? null;
  if (state === 'succeeded' || reason === null) return summary;
  return [`[This ended as ${state}: ${reason.message}]`, summary].filter((part) => part !== null).join('\n\n');
}
