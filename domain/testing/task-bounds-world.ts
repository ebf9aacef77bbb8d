import { present } from './contracts/world.ts';
import { aConversation, aTask, uuid } from './fixtures.ts';
import { callsTool, makeScriptedProvider } from './scripted-provider.ts';
import type { ScriptedReply } from './scripted-provider.ts';
import { exits, makeScriptedSandbox } from './scripted-sandbox.ts';
import type { ScriptedRun } from './scripted-sandbox.ts';
import { makeWholeWorld } from './whole-world.ts';
import type { WholeWorld } from './whole-world.ts';
import { makeRuns } from '../worker.ts';
import type { ClaimedTask, Task, TaskLimits } from '../tasks/task.ts';

export const ID = 'abc234';
export const PROMPT = { work: { kind: 'prompt', prompt: 'Почини', model: null, template: null, continues: null } } as const;
export const LIMITS: TaskLimits = { budget: 1_000_000_000, steps: 20, wallMs: 3_600_000, idleMs: 900_000 };
export const HANGS: ScriptedRun = { output: [['stdout', 'работаю\n']] };

interface Options {
  readonly script?: readonly ScriptedReply[];
  readonly runs?: (command: string) => ScriptedRun;
  readonly limits?: Partial<TaskLimits>;
  readonly task?: Partial<Task>;
  readonly whenIdle?: 'stop' | 'ask';
}

export async function makeTaskBoundsWorld({ script = [], runs = () => exits(0), limits = {}, task = {}, whenIdle = 'stop' }: Options = {}) {
  const sandbox = makeScriptedSandbox(({ command }) => runs(command));
  const provider = makeScriptedProvider('first', script);
  const ports = await makeWholeWorld({ providers: [provider], sandbox });
  await ports.conversations.ensure(aConversation());
  await ports.tasks.add(aTask({ conversationId: uuid(10), ...PROMPT, limits: { ...LIMITS, ...limits }, ...task }));
  const settings = { ...ports.workerSettings, tasks: { ...ports.workerSettings.tasks, whenIdle } };
  const { runTask } = makeRuns(ports, ports.useCases, settings);
  const claim = async (): Promise<ClaimedTask> =>
    present(await ports.taskQueue.claim({ workerId: 'w', milliseconds: 0 }, ports.clock.now()));
  const start = (claimed: ClaimedTask) => {
    const stop = new AbortController();
    return { stop, done: runTask(claimed, stop.signal) };
  };
  /** Runs one attempt; the clock moves as far as is said. */
  const run = async (ms = 0): Promise<Task> => {
    const { done } = start(await claim());
    await ports.clock.advance(ms);
    await done;
    return taskOf(ports);
  };
  const free = () => ports.taskQueue.claim({ workerId: 'w', milliseconds: 0 }, ports.clock.now());
  return { ports, sandbox, provider, claim, start, run, free };
}

export async function taskOf(ports: WholeWorld, id = ID): Promise<Task> {
  return present(await ports.tasks.get(id));
}

export async function linesOf(ports: WholeWorld): Promise<string> {
  return present(await ports.output.read(ID, 0, 1_000))
    .lines.map(({ kind, text }) => `${kind}: ${text}`)
    .join('\n');
}

export async function noticesOf(ports: WholeWorld): Promise<string[]> {
  const events = await ports.conversationLog.read(uuid(10), 0, 100);
  return events.flatMap(({ body }) => (body.kind === 'notice' ? [body.text] : []));
}

export const runs = (command: string, text = '') => callsTool('run_command', { command }, { text });
