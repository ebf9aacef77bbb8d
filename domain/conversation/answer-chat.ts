import type { Budgets } from '../costs/budget-lines.ts';
import { budgetLines } from '../costs/budget-lines.ts';
import { retryWhileUnreachable } from '../delivery/while-unreachable.ts';
import type { Recall } from '../memory/recall/recall.ts';
import { usedMemories } from '../memory/used-memory.ts';
import type { PluginTools } from '../plugins/plugin-tools.ts';
import type { ModelRequest } from '../ports/model-provider.ts';
import type { Ports } from '../ports/ports.ts';
import { seeingFirst } from '../routing/model-chain.ts';
import { windowOf } from '../routing/estimate-tokens.ts';
import type { ModelEntry } from '../routing/model-catalogue.ts';
import type { ModelChoice } from '../routing/model-choice.ts';
import { answerWithTools } from './answer-with-tools.ts';
import type { ChatToolsDeps } from './answer-with-tools.ts';
import type { ModelCallOutcome } from './answer-with-chain.ts';
import type { AnswerTurn, TurnToAnswer } from './answer-turn.ts';
import { assembleChatPrompt } from './assemble-prompt.ts';
import { coveringSummary } from './covering-summary.ts';
import { chainForRetry } from './chain-for-retry.ts';
import { historyWindow } from './history-window.ts';
import { modelsFor } from './models-for.ts';
import { makePartialWriter } from './partial-writer.ts';
import { MOST_TURNS } from './read-earlier.ts';
import { recallForTurn } from './recall-for-turn.ts';
import { redactGrowing } from './redact-growing.ts';
import type { Redactor } from '../redaction/redactor.ts';
import type { ShowFiles } from './show-files.ts';
import type { EscalationRoom, ModelCall } from './try-model.ts';
import type { ZoneClocks } from './zone-clocks.ts';

const MAX_OUTPUT_TOKENS = 4_096;

export interface AnswerDeps extends Pick<
  Ports,
  'turns' | 'summaries' | 'ledger' | 'conversationLog' | 'providers' | 'clock' | 'doorbell' | 'logger' | 'metrics'
> {
  readonly call: (call: ModelCall) => Promise<ModelCallOutcome>;
  readonly models: ModelChoice;
  readonly budgets: Budgets;
  readonly redactor: Redactor;
  readonly showFiles: ShowFiles;
  readonly recall: Recall;
  readonly zones: ZoneClocks;
}

export interface AnswerChatDeps extends AnswerDeps, ChatToolsDeps {
  readonly pluginTools: PluginTools;
}

/** A chat model answers with what was said before and what is known of the person; the reply is shown while it grows. */
export function makeAnswerChat(deps: AnswerChatDeps): AnswerTurn {
  return async (task) => {
    const { turn, person, signal } = task;
    const run = { kind: 'turn', id: turn.id } as const;
    const { chain: usable, escalation } = modelsFor(deps, { mode: 'chat', preferred: turn.route?.model ?? null, person });
    const chain = await chainForRetry(deps.turns, turn, usable);
    const [{ prompt, isTainted: wasTainted, memories }] = await Promise.all([
      gatherPrompt(deps, task, chain),
      task.isFresh === true ? undefined : deps.ledger.settleOrphans(run, deps.clock.now()),
      task.recorded,
    ]);
    const partial = makePartialWriter(deps, { ...turn, fence: task.fence });
    const redact = redactGrowing(deps.redactor);
    try {
      const onText = (text: string): Promise<void> | void => partial.update(redact(text));
      const answered = await ask(deps, task, { chain, escalation, prompt, isTainted: wasTainted, onText });
      const { outcome, isTainted } = answered;
      signal.throwIfAborted();
      // Together with what attempts that a crash cut off had cost.
      const cost = await retryWhileUnreachable(deps.clock, signal, () => deps.ledger.spentBy(run));
      if (outcome.kind === 'failed') return { kind: 'failed', code: outcome.code, message: outcome.message, cost, tries: outcome.tried };
      const { model, tried: tries } = outcome;
      return { kind: 'answered', reply: deps.redactor.text(outcome.reply.text), model, cost, tries, isTainted, memories };
    } finally {
      await partial.close();
    }
  };
}

interface Asked {
  readonly chain: readonly ModelEntry[];
  readonly escalation: EscalationRoom;
  readonly prompt: Pick<ModelRequest, 'system' | 'messages'>;
  /** Whether somebody else's words are in it. */
  readonly isTainted: boolean;
  readonly onText: ModelCall['onText'];
}

/** Asks with the tools of plugins where the first model can call them, and there are some; if that fails, without. */
async function ask(deps: AnswerChatDeps, task: TurnToAnswer, { chain, escalation, prompt, isTainted, onText }: Asked) {
  const { turn, person, conversation, off, signal } = task;
  const run = { kind: 'turn', id: turn.id } as const;
  const room = { chain: seeingFirst(chain, prompt.messages), escalation, maxOutputTokens: MAX_OUTPUT_TOKENS, onText };
  const tools = room.chain[0]?.capabilities.tools === true ? await deps.pluginTools({ person, conversation, run, off }) : [];
  if (tools.length > 0) {
    const { system, messages } = prompt;
    const answered = await answerWithTools(deps, task, { ...room, system, opening: messages, tools, isTainted });
    if (answered.kind === 'done') return { outcome: { ...answered, kind: 'reply' } as const, isTainted: answered.isTainted };
    deps.logger.warn('chat.tools-failed', { turnId: turn.id, code: answered.code });
  }
  const { maxOutputTokens, ...rest } = room;
  const outcome = await deps.call({
    run,
    person,
    conversationId: conversation.id,
    taskId: null,
    mode: 'chat',
    purpose: 'answer',
    ...rest,
    request: { ...prompt, tools: [], maxOutputTokens },
    budgets: budgetLines(deps.budgets, { person, conversationId: conversation.id, task: null }, deps.clock.now()),
    until: deps.clock.monotonic() + (deps.models.answerWithinMs ?? Infinity),
    signal,
  });
  return { outcome, isTainted };
}

async function gatherPrompt(deps: AnswerDeps, task: TurnToAnswer, chain: readonly ModelEntry[]) {
  const { turn, heard, person, conversation, earlier } = task;
  const { contextStart } = conversation;
  const limit = historyWindow(turn.position - contextStart - 1, MOST_TURNS);
  const now = (): number => deps.clock.monotonic();
  const readShown = async () => {
    const history = await earlier(limit);
    const files = await deps.showFiles({ mode: 'chat', person, conversation, chain, turn, heard, earlier: history });
    return [{ history, files }, now()] as const;
  };
  const [[said, readAt], [{ facts, remembered, isTainted, sources }, recalledAt]] = await Promise.all([
    readShown(),
    (task.remembered ?? recallForTurn(deps, task, turn.position - limit)).then((memory) => [memory, now()] as const),
  ]);
  deps.metrics.observe('recall_wait_seconds', Math.max(0, recalledAt - readAt) / 1_000);
  const shown = {
    ...said,
    contextStart,
    question: turn,
    audience: conversation.audience,
    contextTokens: Math.min(...chain.map(windowOf)),
  };
  const summary = await coveringSummary(deps, conversation, shown, { personId: person.id, isOwnOnly: false });
  return {
    prompt: assembleChatPrompt({ ...shown, summary, language: person.language, facts, remembered }),
    isTainted: isTainted || summary?.isTainted === true,
    memories: [...(summary?.memories ?? []), ...usedMemories(sources)],
  };
}
