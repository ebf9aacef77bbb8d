import type { AnswerDeps } from '../conversation/answer-chat.ts';
import type { TurnToAnswer } from '../conversation/answer-turn.ts';
import { modelsFor } from '../conversation/models-for.ts';
import { budgetLines } from '../costs/budget-lines.ts';
import type { PluginContext } from './contract.ts';

const MOST_TOKENS = 4_096;

/** Lets a plugin ask a model on behalf of the turn that it answers: reserved, settled and within the budgets like any call (I6). */
export function makeAskModel(
  deps: Pick<AnswerDeps, 'call' | 'models' | 'providers' | 'budgets' | 'clock'>,
  { turn, person, conversation, signal }: Pick<TurnToAnswer, 'turn' | 'person' | 'conversation' | 'signal'>,
): PluginContext<unknown>['askModel'] {
  return async ({ system, text, maxTokens }) => {
    const { chain } = modelsFor(deps, { mode: 'assistant', preferred: turn.route?.model ?? null, person });
    if (chain.length === 0) return null;
    const maxOutputTokens = Math.max(1, Math.min(MOST_TOKENS, Math.floor(maxTokens)));
    const outcome = await deps.call({
      run: { kind: 'turn', id: turn.id },
      person,
      conversationId: conversation.id,
      taskId: null,
      mode: 'assistant',
      purpose: 'answer',
      chain,
      request: { system, messages: [{ role: 'user', text }], tools: [], maxOutputTokens },
      budgets: budgetLines(deps.budgets, { person, conversationId: conversation.id, task: null }, deps.clock.now()),
      onText: () => undefined,
      signal,
    });
    return outcome.kind === 'reply' ? outcome.reply.text : null;
  };
}
