import type { CrashPoint } from '../ports/crash-points.ts';
import { present } from './contracts/world.ts';
import { aConversation, aTask, uuid } from './fixtures.ts';
import { makeScriptedProvider } from './scripted-provider.ts';
import { exits, makeScriptedSandbox } from './scripted-sandbox.ts';
import type { ScriptedRun } from './scripted-sandbox.ts';
import { makeWholeWorld } from './whole-world.ts';
import type { WholeWorld } from './whole-world.ts';
import { makeAwaitApproval } from '../tasks/await-approval.ts';
import { makeRunTask } from '../tasks/run-task.ts';
import type { RunTaskDeps } from '../tasks/run-task.ts';
import type { ClaimedTask, Task } from '../tasks/task.ts';

export const ID = 'abc234';
export const PROMPT = { work: { kind: 'prompt', prompt: 'Почини', model: null, template: null, continues: null } } as const;
export const HANGS: ScriptedRun = { output: [['stdout', 'работаю\n']] };

interface Options {
  readonly runs?: (command: string) => ScriptedRun;
  readonly isolation?: 'bubblewrap' | 'none';
  readonly script?: Parameters<typeof makeScriptedProvider>[1];
  readonly second?: Parameters<typeof makeScriptedProvider>[1];
  readonly task?: Partial<Task>;
  readonly onReach?: (point: CrashPoint) => void;
}

export async function makeTaskRunWorld({ runs = () => exits(0), isolation, script = [], second, task, onReach }: Options = {}) {
  const sandbox = makeScriptedSandbox(({ command }) => runs(command), isolation);
  const provider = makeScriptedProvider('first', script);
  const providers = second === undefined ? [provider] : [provider, makeScriptedProvider('second', second)];
  const ports = await makeWholeWorld({ providers, sandbox, ...(onReach === undefined ? {} : { onReach }) });
  await ports.conversations.ensure(aConversation());
  await ports.tasks.add(aTask({ conversationId: uuid(10), ...task }));
  return { ports, sandbox, provider };
}

/** Takes the task from whoever holds it. */
export async function claim(ports: WholeWorld): Promise<ClaimedTask> {
  return present(await ports.taskQueue.claim({ workerId: 'w', milliseconds: 0 }, ports.clock.now()));
}

/** Runs one attempt in the background. */
export function start(ports: WholeWorld, claimed: ClaimedTask, change: Partial<RunTaskDeps> = {}) {
  const stop = new AbortController();
  const runTask = Object.keys(change).length === 0 ? ports.runTask : makeRunTask({ ...runDeps(ports), ...change });
  const done = runTask(claimed, stop.signal);
  return { stop, done };
}

function runDeps(ports: WholeWorld): RunTaskDeps {
  return {
    ...ports,
    settings: ports.workerSettings.tasks,
    awaitApproval: makeAwaitApproval(ports),
    makeOutput: ports.workerSettings.makeOutput,
    runCommand: async () => ({ state: 'succeeded', reason: null, result: null }),
    runPrompt: async () => ({ state: 'succeeded', reason: null, result: null }),
  };
}

export async function runOnce(ports: WholeWorld): Promise<Task> {
  await ports.runTask(await claim(ports), new AbortController().signal);
  return present(await ports.tasks.get(ID));
}

export async function linesOf(ports: WholeWorld): Promise<string[]> {
  return present(await ports.output.read(ID, 0, 1_000)).lines.map(({ kind, text }) => `${kind}: ${text}`);
}

export async function noticesOf(ports: WholeWorld): Promise<string[]> {
  const events = await ports.conversationLog.read(uuid(10), 0, 100);
  return events.flatMap(({ body }) => (body.kind === 'notice' ? [body.text] : []));
}
