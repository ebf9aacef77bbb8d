import type { Person } from '../access/person.ts';
import type { ModelCallOutcome } from '../conversation/answer-with-chain.ts';
import { modelsFor } from '../conversation/models-for.ts';
import type { ModelCall } from '../conversation/try-model.ts';
import { budgetLines } from '../costs/budget-lines.ts';
import type { Budgets } from '../costs/budget-lines.ts';
import type { PaidRun } from '../ports/ledger.ts';
import type { Ports } from '../ports/ports.ts';
import type { ModelChoice } from '../routing/model-choice.ts';
import type { PluginContext } from './contract.ts';

const MOST_TOKENS = 4_096;

export interface AskModelDeps extends Pick<Ports, 'providers' | 'clock'> {
  readonly call: (call: ModelCall) => Promise<ModelCallOutcome>;
  readonly models: ModelChoice;
  readonly budgets: Budgets;
}

interface Asking {
  /** What it is paid with: the turn that is answered, or a run of its own. */
  readonly run: PaidRun;
  readonly person: Person;
  readonly conversationId: string;
  /** The model that the person chose; null: none. */
  readonly preferred: string | null;
  readonly signal: AbortSignal;
}

/** Lets a plugin ask a model on a person's behalf: reserved, settled and within their budgets like any call (I6). */
export function makeAskModel(
  deps: AskModelDeps,
  { run, person, conversationId, preferred, signal }: Asking,
): PluginContext<unknown>['askModel'] {
  return async ({ system, text, maxTokens }) => {
    const { chain } = modelsFor(deps, { mode: 'assistant', preferred, person });
    if (chain.length === 0) return null;
    const maxOutputTokens = Math.max(1, Math.min(MOST_TOKENS, Math.floor(maxTokens)));
    const outcome = await deps.call({
      run,
      person,
      conversationId,
      taskId: null,
      mode: 'assistant',
      purpose: 'answer',
      chain,
      request: { system, messages: [{ role: 'user', text }], tools: [], maxOutputTokens },
      budgets: budgetLines(deps.budgets, { person, conversationId, task: null }, deps.clock.now()),
      onText: () => undefined,
      signal,
    });
    return outcome.kind === 'reply' ? outcome.reply.text : null;
  };
}
