import { ask, follow } from '../../testing/program/api-client.ts';
import type { BenchResult, Figures } from '../harness/figures.ts';
import { interleave } from '../harness/interleave.ts';
import { summarise } from '../harness/summarise.ts';
import type { Tell } from '../harness/tell.ts';
import { Latencies } from '../streams/latencies.ts';
import { startStage } from './stage.ts';
import type { Stage } from './stage.ts';

const ROUNDS = 3;
const WARM_UP_TASKS = 10;
const TASKS = 50;
const NS_PER_MS = 1_000_000;
const COMMAND = 'true';
const UNTIL_THE_END = 'subscription ($id: ID!) { taskOutput(taskId: $id) { number } }';
const TIMES = 'query ($id: ID!) { task(id: $id) { state createdAt startedAt output(first: 2) { at text } } }';

interface Times {
  readonly task: {
    readonly state: string;
    readonly createdAt: string;
    readonly startedAt: string;
    readonly output: readonly { readonly at: string; readonly text: string }[];
  };
}

/**
 * How long a task waits for an idle worker in another process: from its submission until that claims it, until it says in its first line that it has
 * begun, and until its command is run.
 */
export async function benchQueue(tell: Tell): Promise<readonly BenchResult[]> {
  await using stage = await startStage();
  await stage.startWorker();
  await measure(stage, WARM_UP_TASKS);
  const subjects = [{ name: 'parley', run: () => measure(stage, TASKS) }];
  const measured = await interleave(subjects, ROUNDS, (_name, round, figures) => tell(`round ${round}`, figures));
  return [summarise({ name: 'queue', ours: measured.get('parley') ?? [], peer: null, better: {} })];
}

async function measure({ api, submit }: Stage, tasks: number): Promise<Figures> {
  const [claimed, begun, command] = [new Latencies(), new Latencies(), new Latencies()];
  for (let done = 0; done < tasks; done += 1) {
    const { id } = await submit(COMMAND);
    await follow(api, UNTIL_THE_END, { id }, () => undefined);
    const { task } = await ask<Times>(api, TIMES, { id });
    if (task.state !== 'SUCCEEDED') throw new Error(`A task ended as ${task.state}.`);
    claimed.record(since(task.createdAt, task.startedAt));
    const [first, second] = task.output;
    if (second?.text !== `$ ${COMMAND}`) throw new Error(`A task says: ${second?.text}`);
    begun.record(since(task.createdAt, first?.at ?? ''));
    command.record(since(task.createdAt, second.at));
  }
  const ms = (latencies: Latencies, percent: number): number => latencies.percentile(percent) / NS_PER_MS;
  return {
    claimedP50Ms: ms(claimed, 50),
    claimedP99Ms: ms(claimed, 99),
    begunP50Ms: ms(begun, 50),
    begunP99Ms: ms(begun, 99),
    commandP50Ms: ms(command, 50),
    commandP99Ms: ms(command, 99),
  };
}

/** In nanoseconds; exact to a millisecond, as the times of tasks and lines are. */
function since(from: string, to: string): number {
  const ms = Date.parse(to) - Date.parse(from);
  if (Number.isNaN(ms)) throw new Error(`No time: ${from}, ${to}`);
  return ms * NS_PER_MS;
}
