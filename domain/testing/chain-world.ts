import { makeCircuitBoard } from '../routing/circuit-board.ts';
import { KNOWN_MODELS } from '../routing/known-models.ts';
import type { ModelEntry } from '../routing/model-catalogue.ts';
import { KNOWN_PRICES } from '../costs/known-prices.ts';
import { aPerson } from './fixtures.ts';
import { makeInMemoryLedger } from './in-memory/ledger.ts';
import { makeInMemoryState } from './in-memory/state.ts';
import { makeManualClock } from './manual-clock.ts';
import { makeRecordingCrashPoints } from './recording-crash-points.ts';
import { makeRecordingLogger } from './recording-logger.ts';
import { makeRecordingMetrics } from './recording-metrics.ts';
import { makeScriptedProvider, SCRIPTED_USAGE } from './scripted-provider.ts';
import type { ScriptedReply } from './scripted-provider.ts';
import { makeSequentialIds } from './sequential-ids.ts';
import { callModel } from '../conversation/answer-with-chain.ts';
import type { ModelCall } from '../conversation/try-model.ts';

export function known(id: string): ModelEntry {
  const entry = KNOWN_MODELS.find((model) => model.id === id);
  if (entry === undefined) throw new Error(`unknown ${id}`);
  return entry;
}
export const CHEAP = known('deepseek/deepseek-flash');
export const DEAR = known('anthropic/claude-sonnet-5-5');
export const LOCAL: ModelEntry = { ...CHEAP, id: 'ollama/tiny', provider: 'ollama', name: 'tiny', isFree: true, discovered: true };
export const RUN = { kind: 'turn', id: 'turn-1' } as const;
export const TOOL = { name: 'add', description: 'Adds.', inputSchema: { type: 'object' } };
/** Ten input and five output tokens of `SCRIPTED_USAGE` at DeepSeek's and Anthropic's prices. */
export const CHEAP_COST = 10 * 300 + 5 * 1_200;
export const DEAR_COST = 10 * 2_000 + 5 * 10_000;
export const EMPTY: ScriptedReply = { events: [{ type: 'done', stop: 'end', usage: SCRIPTED_USAGE, opaque: null }] };
export const DECLINES: ScriptedReply = { events: [{ type: 'done', stop: 'refusal', usage: SCRIPTED_USAGE, opaque: null }] };

const DEADLINES = { firstEventMs: 1_000, silenceMs: 500, totalMs: null };

export function makeChainWorld(scripts: Readonly<Record<string, readonly ScriptedReply[]>>) {
  const clock = makeManualClock();
  const state = makeInMemoryState(clock);
  const ledger = makeInMemoryLedger(state);
  const crashPoints = makeRecordingCrashPoints();
  const logger = makeRecordingLogger();
  const metrics = makeRecordingMetrics();
  const providers = new Map(Object.entries(scripts).map(([name, script]) => [name, makeScriptedProvider(name, script)]));
  const circuits = makeCircuitBoard();
  const deps = {
    providers,
    ledger,
    clock,
    ids: makeSequentialIds(),
    logger,
    metrics,
    crashPoints,
    prices: KNOWN_PRICES,
    circuits,
    deadlinesFor: () => DEADLINES,
  };
  const texts: string[] = [];
  const call = (change: Partial<ModelCall> = {}) =>
    callModel(deps)({
      run: RUN,
      person: aPerson({ language: 'en' }),
      conversationId: null,
      taskId: null,
      mode: 'chat',
      purpose: 'answer',
      chain: [CHEAP, DEAR],
      request: { system: 'S', messages: [{ role: 'user', text: 'Hi' }], tools: [], maxOutputTokens: 1_000 },
      budgets: [],
      onText: (text) => {
        texts.push(text);
      },
      signal: new AbortController().signal,
      ...change,
    });
  const open = () => [...state.reservations.values()].filter(({ settled }) => settled === null).length;
  return { clock, state, ledger, crashPoints, logger, metrics, providers, texts, call, open, deps };
}
