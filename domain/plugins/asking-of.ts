import type { Budgets } from '../costs/budget-lines.ts';
import { tellNearBudgets } from '../costs/tell-near-budgets.ts';
import { callModel } from '../conversation/answer-with-chain.ts';
import type { CallModelDeps } from '../conversation/try-model.ts';
import type { Ports } from '../ports/ports.ts';
import type { ModelChoice } from '../routing/model-choice.ts';
import type { AskModelDeps } from './ask-model.ts';

/** How models are chosen and called. */
export interface ModelCalls {
  readonly models: ModelChoice;
  readonly calls: Pick<CallModelDeps, 'prices' | 'circuits' | 'deadlinesFor'>;
}

/** What plugins ask models with where no turn is answered. */
export function askingOf(ports: Ports, { models, calls, budgets }: ModelCalls & { readonly budgets: Budgets }): AskModelDeps {
  return { ...ports, models, budgets, call: callModel({ ...ports, ledger: tellNearBudgets(ports), ...calls }) };
}
