import type { Budgets } from '../costs/budget-lines.ts';
import { budgetLines } from '../costs/budget-lines.ts';
import { retryWhileUnreachable } from '../delivery/while-unreachable.ts';
import type { Fact } from '../memory/fact.ts';
import type { Ports } from '../ports/ports.ts';
import { seeingFirst } from '../routing/model-chain.ts';
import type { ModelChains } from '../routing/model-chain.ts';
import type { ModelCatalogue, ModelEntry } from '../routing/model-catalogue.ts';
import type { ModelCallOutcome } from './answer-with-chain.ts';
import type { AnswerTurn, TurnToAnswer } from './answer-turn.ts';
import { assembleChatPrompt } from './assemble-prompt.ts';
import { chainForRetry } from './chain-for-retry.ts';
import { historyWindow } from './history-window.ts';
import { modelsFor } from './models-for.ts';
import { makePartialWriter } from './partial-writer.ts';
import { redactGrowing } from './redact-growing.ts';
import type { Redactor } from '../redaction/redactor.ts';
import type { ShowFiles } from './show-files.ts';
import { wordsOf } from './spoken-words.ts';
import type { ModelCall } from './try-model.ts';

const HISTORY_TURNS = 60;
const RECALLED_FACTS = 20;
const MAX_OUTPUT_TOKENS = 4_096;

export interface ModelChoice {
  readonly chains: ModelChains;
  readonly catalogue: () => ModelCatalogue;
  /** How many times an answer that is not good enough is asked of a better model; absent: never. */
  readonly escalationSteps?: number;
  /** How long all models together may take for an answer in a chat, in milliseconds; absent: each has only its own deadlines. */
  readonly answerWithinMs?: number;
}

export interface AnswerDeps extends Pick<
  Ports,
  'turns' | 'memory' | 'ledger' | 'conversationLog' | 'providers' | 'clock' | 'doorbell' | 'logger'
> {
  readonly call: (call: ModelCall) => Promise<ModelCallOutcome>;
  readonly models: ModelChoice;
  readonly budgets: Budgets;
  readonly redactor: Redactor;
  readonly showFiles: ShowFiles;
}

/** A chat model answers with what was said before and what is known of the person; the reply is shown while it grows. */
export function makeAnswerChat(deps: AnswerDeps): AnswerTurn {
  return async (task) => {
    const { turn, person, conversation, signal } = task;
    const run = { kind: 'turn', id: turn.id } as const;
    await deps.ledger.settleOrphans(run, deps.clock.now());
    const { chain: usable, escalation } = modelsFor(deps, { mode: 'chat', preferred: turn.route?.model ?? null, person });
    const chain = await chainForRetry(deps.turns, turn, usable);
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
        chain: seeingFirst(chain, prompt.messages),
        request: { ...prompt, tools: [], maxOutputTokens: MAX_OUTPUT_TOKENS },
        budgets: budgetLines(deps.budgets, { person, conversationId: conversation.id, task: null }, deps.clock.now()),
        escalation,
        until: deps.clock.monotonic() + (deps.models.answerWithinMs ?? Infinity),
        onText: (text) => partial.update(redact(text)),
        signal,
      });
      signal.throwIfAborted();
      // Together with what attempts that a crash cut off had cost.
      const cost = await retryWhileUnreachable(deps.clock, signal, () => deps.ledger.spentBy(run));
      if (outcome.kind === 'failed') return { kind: 'failed', code: outcome.code, message: outcome.message, cost, tries: outcome.tried };
      return { kind: 'answered', reply: deps.redactor.text(outcome.reply.text), model: outcome.model, cost, tries: outcome.tried };
    } finally {
      await partial.close();
    }
  };
}

async function gatherPrompt(deps: AnswerDeps, { turn, heard, person, conversation }: TurnToAnswer, chain: readonly ModelEntry[]) {
  const { contextStart } = conversation;
  const limit = historyWindow(turn.position - contextStart - 1, HISTORY_TURNS);
  const history = await deps.turns.recent(conversation.id, { contextStart, before: turn.position, limit });
  return assembleChatPrompt({
    language: person.language,
    // I9: what was said in private never reaches a group's prompt.
    facts: conversation.audience === 'private' ? await recalledFacts(deps.memory, person.id, wordsOf(turn, heard.files)) : [],
    history,
    contextStart,
    question: turn,
    files: await deps.showFiles({ mode: 'chat', person, conversation, chain, turn, heard, earlier: history }),
    audience: conversation.audience,
    contextTokens: chain.reduce((least, model) => Math.min(least, model.contextTokens), Infinity),
  });
}

/** What fits the question and what is newest, always in the order in which it was told, so that the prompt begins alike each time. */
async function recalledFacts(memory: Ports['memory'], personId: string, text: string): Promise<readonly string[]> {
  const fitting = await memory.search(personId, text, RECALLED_FACTS);
  const newest = await memory.list(personId, RECALLED_FACTS);
  const recalled = new Map([...fitting, ...newest].map((fact) => [fact.id, fact])).values();
  const told = (fact: Fact): number => fact.createdAt.getTime();
  return [...recalled]
    .slice(0, RECALLED_FACTS)
    .toSorted((a, b) => told(a) - told(b) || (a.id < b.id ? -1 : 1))
    .map((fact) => fact.text);
}
