import type { Budgets } from '../costs/budget-lines.ts';
import { budgetLines } from '../costs/budget-lines.ts';
import type { Ports } from '../ports/ports.ts';
import { chainFor } from '../routing/model-chain.ts';
import type { ModelChains } from '../routing/model-chain.ts';
import type { ModelCatalogue, ModelEntry } from '../routing/model-catalogue.ts';
import { RunAborted } from '../tasks/work-loop.ts';
import type { ModelCallOutcome } from './answer-with-chain.ts';
import type { AnswerTurn, TurnToAnswer } from './answer-turn.ts';
import { assembleChatPrompt } from './assemble-prompt.ts';
import { makePartialWriter } from './partial-writer.ts';
import { redactGrowing } from './redact-growing.ts';
import type { Redactor } from './redact-growing.ts';
import type { ModelCall } from './try-model.ts';

const HISTORY_TURNS = 60;
const RECALLED_FACTS = 20;
const MAX_OUTPUT_TOKENS = 4_096;

export interface ModelChoice {
  readonly chains: ModelChains;
  readonly catalogue: () => ModelCatalogue;
}

export interface AnswerDeps
  extends Pick<Ports, 'turns' | 'memory' | 'ledger' | 'conversationLog' | 'providers' | 'clock' | 'doorbell' | 'logger'> {
  readonly call: (call: ModelCall) => Promise<ModelCallOutcome>;
  readonly models: ModelChoice;
  readonly budgets: Budgets;
  readonly redactor: Redactor;
}

/** A chat model answers with what was said before and what is known of the person; the reply is shown while it grows. */
export function makeAnswerChat(deps: AnswerDeps): AnswerTurn {
  return async (task) => {
    const { turn, person, conversation, signal } = task;
    const run = { kind: 'turn', id: turn.id } as const;
    await deps.ledger.settleOrphans(run, deps.clock.now());
    const { chains, catalogue } = deps.models;
    const providers = new Set(deps.providers.keys());
    const chain = chainFor({ mode: 'chat', preferred: turn.route?.model ?? null, chains, catalogue: catalogue(), providers });
    const prompt = await gatherPrompt(deps, task, chain);
    const partial = makePartialWriter(deps, { ...turn, fence: task.fence });
    const redact = redactGrowing(deps.redactor);
    try {
      const outcome = await deps.call({
        run,
        person,
        conversationId: conversation.id,
        taskId: null,
        mode: 'chat',
        purpose: 'answer',
        chain,
        request: { ...prompt, tools: [], maxOutputTokens: MAX_OUTPUT_TOKENS },
        budgets: budgetLines(deps.budgets, { person, conversationId: conversation.id, task: null }, deps.clock.now()),
        onText: (text) => partial.update(redact(text)),
        signal,
      });
      if (signal.aborted) throw new RunAborted(signal.reason instanceof RunAborted ? signal.reason.why : 'lost');
      if (outcome.kind === 'failed') return outcome;
      return { kind: 'answered', reply: deps.redactor.text(outcome.reply.text), model: outcome.model, cost: outcome.cost };
    } finally {
      await partial.close();
    }
  };
}

async function gatherPrompt(deps: AnswerDeps, { turn, person, conversation }: TurnToAnswer, chain: readonly ModelEntry[]) {
  const range = { contextStart: conversation.contextStart, before: turn.position, limit: HISTORY_TURNS };
  return assembleChatPrompt({
    language: person.language,
    // I9: what was said in private never reaches a group's prompt.
    facts: conversation.audience === 'private' ? await recalledFacts(deps.memory, person.id, turn.text) : [],
    history: await deps.turns.recent(conversation.id, range),
    text: turn.text,
    contextTokens: chain.reduce((least, model) => Math.min(least, model.contextTokens), Infinity),
  });
}

/** What fits the question first, then the newest. */
async function recalledFacts(memory: Ports['memory'], personId: string, text: string): Promise<readonly string[]> {
  const fitting = await memory.search(personId, text, RECALLED_FACTS);
  const newest = await memory.list(personId, RECALLED_FACTS);
  return [...new Set([...fitting, ...newest].map((fact) => fact.text))].slice(0, RECALLED_FACTS);
}
