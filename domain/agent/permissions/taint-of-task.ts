import { PLAIN_SOURCE } from '../../messaging/message-source.ts';
import type { Ports } from '../../ports/ports.ts';
import type { Task } from '../../tasks/task.ts';
import type { Step } from '../step.ts';
import type { Tool } from '../tool.ts';
import { taintOf } from './taint-of.ts';
import type { SeenMessage, TaintSource } from './taint-of.ts';

/**
 * Whose words a task has seen: in its own steps, and in the prompts and steps of the tasks whose results or context it was given, however far back. It comes from the
 * journal alone, so that it is the same after a restart.
 */
export async function taintOfTask(
  deps: Pick<Ports, 'tasks' | 'steps'>,
  task: Task,
  tools: readonly Tool[],
): Promise<readonly TaintSource[]> {
  const steps: Step[] = [];
  const messages: SeenMessage[] = [];
  const seen = new Set<string>();
  const toRead = [task];
  for (let next = toRead.pop(); next !== undefined; next = toRead.pop()) {
    if (seen.has(next.id)) continue;
    seen.add(next.id);
    messages.push({ personId: next.personId, source: PLAIN_SOURCE, files: [] });
    steps.push(...(await deps.steps.load({ kind: 'task', id: next.id })));
    for (const id of givenBy(next)) {
      const earlier = seen.has(id) ? null : await deps.tasks.get(id);
      if (earlier !== null) toRead.push(earlier);
    }
  }
  return taintOf({ personId: task.personId, messages, steps, tools });
}

function givenBy({ after, work }: Task): readonly string[] {
  const continued = work.kind === 'prompt' && work.continues !== null ? [work.continues] : [];
  return [...after.map(({ taskId }) => taskId), ...continued];
}
