import fc from 'fast-check';
import { expect, test } from 'vitest';

import type { Nanos } from '../costs/money.ts';
import type { PriceBook } from '../costs/price-book.ts';
import type { Ledger } from '../ports/ledger.ts';
import type { ModelEvent, ModelProvider } from '../ports/model-provider.ts';
import { FIRST_MODEL } from '../testing/agent-world.ts';
import { present } from '../testing/contracts/world.ts';
import { aConversation, aTask, uuid } from '../testing/fixtures.ts';
import { makeWholeWorld } from '../testing/whole-world.ts';
import { makeRuns } from '../worker.ts';
import { RunAborted } from './run-aborted.ts';
import type { Task } from './task.ts';

const ID = 'abc234';
const RUN = { kind: 'task', id: ID } as const;

/** What the model does with one call: how much it says that it was, and how the call ends. */
interface Call {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly ends: 'calls-tool' | 'says' | 'breaks' | 'breaks-silently';
}

/** A model that does as told, call by call, and asks for one more tool call when it was told nothing; it keeps to no limit. */
function makeModel(calls: readonly Call[]): ModelProvider & { readonly calls: number } {
  let made = 0;
  return {
    name: 'first',
    get calls() {
      return made;
    },
    list: async () => [],
    async *stream(): AsyncGenerator<ModelEvent> {
      const { inputTokens, outputTokens, ends } = calls[made++] ?? { inputTokens: 10, outputTokens: 10, ends: 'calls-tool' };
      const usage = { inputTokens, outputTokens, cacheReadTokens: 0, cacheWriteTokens: 0, reasoningTokens: 0 };
      yield { type: 'text', delta: 'Работаю' };
      if (ends === 'calls-tool') yield { type: 'tool-call', call: { id: `c${made}`, name: 'list_files', input: { path: '' } } };
      if (ends === 'calls-tool' || ends === 'says')
        yield { type: 'done', stop: ends === 'says' ? 'end' : 'tool-calls', usage, opaque: null };
      else
        yield {
          type: 'failed',
          failure: { kind: 'unreachable', message: 'away', retryAfterMs: null },
          usage: ends === 'breaks' ? usage : null,
        };
    },
  };
}

interface Booked {
  readonly bound: Nanos;
  /** Null: still open. */
  cost: Nanos | null;
}

/** Keeps its own book of every reservation, and checks each against the budget (I6). */
function watched(ledger: Ledger, budget: Nanos): { ledger: Ledger; booked: Map<string, Booked> } {
  const booked = new Map<string, Booked>();
  const settle = (row: Booked | undefined, cost: Nanos | null): void => {
    if (row !== undefined) row.cost ??= cost ?? row.bound;
  };
  return {
    booked,
    ledger: {
      ...ledger,
      async reserve(request) {
        const used = [...booked.values()].reduce((sum, { bound, cost }) => sum + (cost ?? bound), 0);
        const reservation = await ledger.reserve(request);
        if (reservation.kind === 'reserved') {
          expect(used + reservation.bound).toBeLessThanOrEqual(budget);
          booked.set(reservation.id, { bound: reservation.bound, cost: null });
        }
        return reservation;
      },
      async settle(id, spent, at) {
        await ledger.settle(id, spent, at);
        settle(booked.get(id), spent?.cost ?? null);
      },
      async settleOrphans(run, at) {
        await ledger.settleOrphans(run, at);
        for (const row of booked.values()) settle(row, null);
      },
    },
  };
}

interface Story {
  readonly budget: Nanos;
  /** Dollars for a million tokens. */
  readonly rates: { readonly input: number; readonly output: number };
  readonly calls: readonly Call[];
  /** At which crash point of each attempt its worker dies, if it comes that far. */
  readonly deaths: readonly number[];
}

/** Runs a task to its end: through deaths of its worker, faults that pass, and waits for a better moment. */
async function live({ budget, rates, calls, deaths }: Story) {
  let toGo = Infinity;
  const onReach = (): void => {
    if (toGo-- === 0) throw new RunAborted('lost');
  };
  const model = makeModel(calls);
  const ports = await makeWholeWorld({ providers: [model], onReach });
  const { ledger, booked } = watched(ports.ledger, budget);
  const prices: PriceBook = [
    { model: FIRST_MODEL.id, from: '2026-01-01', rates: { ...rates, cacheRead: rates.input, cacheWrite: rates.input }, longPrompt: null },
  ];
  const calling = { ...ports.workerSettings.calls, prices };
  const plenty = { personDay: 1e15, chatDay: 1e15, installationDay: 1e15 };
  const { runTask } = makeRuns({ ...ports, ledger }, ports.useCases, { ...ports.workerSettings, calls: calling, budgets: plenty });
  await ports.conversations.ensure(aConversation());
  const work = { kind: 'prompt', prompt: 'Сделай', model: FIRST_MODEL.id, template: null, continues: null } as const;
  const limits = { budget, steps: 60, wallMs: 10 * 3_600_000, idleMs: 3_600_000 };
  await ports.tasks.add(aTask({ conversationId: uuid(10), work, limits }));
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const claimed = await ports.taskQueue.claim({ workerId: 'w', milliseconds: 0 }, ports.clock.now());
    if (claimed !== null) {
      toGo = deaths[attempt] ?? Infinity;
      const done = runTask(claimed, new AbortController().signal).catch((cause: unknown) => {
        if (!(cause instanceof RunAborted)) throw cause;
      });
      await ports.clock.advance(5_000);
      await done;
    }
    await ports.clock.advance(600_000);
    const task: Task = present(await ports.tasks.get(ID));
    if (task.endedAt !== null) return { task, ports, booked: [...booked.values()], made: model.calls };
  }
  throw new Error('it never ended');
}

const CALL = fc.record<Call>({
  inputTokens: fc.nat(20_000),
  outputTokens: fc.nat(30_000),
  ends: fc.constantFrom('calls-tool', 'calls-tool', 'calls-tool', 'says', 'breaks', 'breaks-silently'),
});
const STORY = fc.record<Story>({
  budget: fc.integer({ min: 0, max: 3_000_000_000 }),
  rates: fc.record({ input: fc.integer({ min: 1, max: 15 }), output: fc.integer({ min: 1, max: 75 }) }),
  calls: fc.array(CALL, { maxLength: 12 }),
  deaths: fc.array(fc.nat(40), { maxLength: 3 }),
});

test('I6: a task never spends more than it was given, to the nano-dollar, whatever its model says, however often its worker dies', async () => {
  let calls = 0;
  await fc.assert(
    fc.asyncProperty(STORY, async (story) => {
      const { task, ports, booked, made } = await live(story);
      calls += made;
      const spent = booked.reduce((sum, { cost }) => sum + (cost ?? 0), 0);
      // What the provider itself counts beyond what was reserved is owed all the same.
      const overrun = booked.reduce((sum, { bound, cost }) => sum + Math.max(0, (cost ?? 0) - bound), 0);
      expect(booked.filter(({ cost }) => cost === null)).toEqual([]);
      expect(task.spent).toBe(spent);
      await expect(ports.ledger.spentBy(RUN)).resolves.toBe(spent);
      expect(spent - overrun).toBeLessThanOrEqual(story.budget);
    }),
    { numRuns: 60 },
  );
  expect(calls).toBeGreaterThan(60);
});

test('I6: an overrun by the provider’s own count is recorded and blocks', async () => {
  const calls: Call[] = [{ inputTokens: 10, outputTokens: 50_000, ends: 'calls-tool' }];
  const { task, made, booked } = await live({ budget: 60_000_000, rates: { input: 1, output: 2 }, calls, deaths: [] });
  expect([made, task.spent]).toEqual([1, 100_010_000]);
  expect(task).toMatchObject({ state: 'failed', reason: { code: 'task.limit.budget' }, result: { summary: 'Работаю' } });
  expect(booked).toHaveLength(1);
});
