import { makeRunAgent } from '../agent/run-agent.ts';
import { makeSendFile } from '../agent/send-file.ts';
import type { SendFile } from '../agent/send-file.ts';
import type { RunAgent } from '../agent/run-agent.ts';
import { callModel } from '../conversation/answer-with-chain.ts';
import type { ModelCallOutcome } from '../conversation/answer-with-chain.ts';
import type { ModelChoice } from '../routing/model-choice.ts';
import type { ModelCall } from '../conversation/try-model.ts';
import type { Budgets } from '../costs/budget-lines.ts';
import type { Price, PriceBook } from '../costs/price-book.ts';
import type { ModelProvider } from '../ports/model-provider.ts';
import { makeRedactor } from '../redaction/redactor.ts';
import type { Redactor } from '../redaction/redactor.ts';
import { makeCircuitBoard } from '../routing/circuit-board.ts';
import type { ModelEntry } from '../routing/model-catalogue.ts';
import { makeDomainWorld } from './domain-world.ts';
import type { DomainWorld, DomainWorldOptions } from './domain-world.ts';

/** Two models of two providers that can use tools; a call of `SCRIPTED_USAGE` costs 10 * 1,000 + 5 * 2,000 nano-dollars. */
export const FIRST_MODEL = aModel('first');
export const SECOND_MODEL = aModel('second');
export const SCRIPTED_COST = 20_000;

function aModel(provider: string): ModelEntry {
  return {
    id: `${provider}/model`,
    provider,
    name: 'model',
    contextTokens: 100_000,
    maxOutputTokens: 10_000,
    capabilities: { tools: true, vision: false, reasoning: false },
    isFree: false,
    discovered: false,
  };
}

const RATES = { input: 1, cacheRead: 1, cacheWrite: 1, output: 2 };
export const AGENT_PRICES: PriceBook = [FIRST_MODEL, SECOND_MODEL].map((model): Price => ({
  model: model.id,
  from: '2026-01-01',
  rates: RATES,
  longPrompt: null,
}));

export const PLENTY: Budgets = { personDay: 10_000_000_000, chatDay: 10_000_000_000, installationDay: 10_000_000_000 };

/** Takes this word out of texts. */
export const SECRET = 'hunter2-hunter2';

export interface AgentWorld extends DomainWorld {
  readonly call: (call: ModelCall) => Promise<ModelCallOutcome>;
  readonly runAgent: RunAgent;
  readonly sendFile: SendFile;
  readonly models: ModelChoice;
  readonly budgets: Budgets;
  readonly redactor: Redactor;
}

/** Every port as a fake, and the calls of models over them: the chain is those of the two models whose providers are given. */
export function makeAgentWorld(options: DomainWorldOptions & { readonly providers: readonly ModelProvider[] }): AgentWorld {
  const ports = makeDomainWorld(options);
  const deadlines = { firstEventMs: 60_000, silenceMs: 60_000, totalMs: null };
  const call = callModel({ ...ports, prices: AGENT_PRICES, circuits: makeCircuitBoard(), deadlinesFor: () => deadlines });
  const catalogue = [FIRST_MODEL, SECOND_MODEL];
  const redactor = makeRedactor({ secrets: [SECRET] });
  const ids = catalogue.map(({ id }) => id);
  return {
    ...ports,
    call,
    runAgent: makeRunAgent({ ...ports, call }),
    sendFile: makeSendFile({ ...ports, redactor }),
    models: { chains: { agent: ids, chat: ids, assistant: ids }, catalogue: () => catalogue },
    budgets: PLENTY,
    redactor,
  };
}
