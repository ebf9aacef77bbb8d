import type { SandboxLimits } from '../ports/sandbox.ts';
import type { TaskSettings } from '../tasks/task-settings.ts';
import { NO_RUNNING_LIMITS } from '../tasks/running-limits.ts';
import { makeOutputWriter } from '../tasks/output-writer.ts';
import { makeUseCases } from '../use-cases.ts';
import type { UseCases } from '../use-cases.ts';
import { makeRuns } from '../worker.ts';
import type { WorkerSettings } from '../worker.ts';
import { makeCircuitBoard } from '../routing/circuit-board.ts';
import { AGENT_PRICES, makeAgentWorld } from './agent-world.ts';
import type { AgentWorld } from './agent-world.ts';
import { furnish } from './domain-world.ts';

export const SANDBOX_LIMITS: SandboxLimits = { wallMs: 600_000, memoryBytes: 1e9, processes: 100, outputBytes: 1e7 };

export const TASK_SETTINGS: TaskSettings = {
  defaults: { budget: 1_000_000_000, steps: 20, wallMs: 3_600_000, idleMs: 900_000 },
  sandbox: SANDBOX_LIMITS,
  whenIdle: 'stop',
  running: NO_RUNNING_LIMITS,
  openPerPerson: 500,
  defaultProject: 'main',
  keepWorktreesMs: 14 * 86_400_000,
  keepOutput: { ms: 30 * 86_400_000, bytes: 2 ** 31 },
  confirmAbove: 5_000_000_000,
};

export interface WholeWorld extends AgentWorld, ReturnType<typeof makeRuns> {
  readonly useCases: UseCases;
  readonly collections: UseCases['collections'];
  readonly workerSettings: WorkerSettings;
}

/** Everything that Parley does, over fakes, with five persons and Anna's project `demo` in it. */
export async function makeWholeWorld(options: Partial<Parameters<typeof makeAgentWorld>[0]> = {}): Promise<WholeWorld> {
  const ports = await furnish(makeAgentWorld({ providers: [], ...options }));
  const deadlines = { firstEventMs: 60_000, silenceMs: 60_000, totalMs: null };
  const calls = { prices: AGENT_PRICES, circuits: makeCircuitBoard(), deadlinesFor: () => deadlines };
  const useCases = makeUseCases(ports, {
    tasks: TASK_SETTINGS,
    budgets: ports.budgets,
    catalogue: ports.models.catalogue,
    probes: [],
    redactor: ports.redactor,
    modelCalls: { models: ports.models, calls },
  });
  const workerSettings: WorkerSettings = {
    workerId: 'worker',
    slots: { turns: 2, tasks: 2 },
    budgets: ports.budgets,
    models: ports.models,
    tasks: TASK_SETTINGS,
    redactor: ports.redactor,
    calls,
    makeOutput: ({ task, fence }, onFenced, signal) => makeOutputWriter(ports, { taskId: task.id, fence, onFenced, signal }),
  };
  return { ...ports, useCases, collections: useCases.collections, workerSettings, ...makeRuns(ports, useCases, workerSettings) };
}
