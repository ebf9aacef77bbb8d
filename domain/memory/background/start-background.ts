import type { Tool } from '../../agent/tool.ts';
import type { ModelChoice } from '../../routing/model-choice.ts';
import type { CallModelDeps } from '../../conversation/try-model.ts';
import { PLAIN_MEMORY_DAY } from '../../costs/budget-lines.ts';
import type { Budgets } from '../../costs/budget-lines.ts';
import type { Nanos } from '../../costs/money.ts';
import type { Ports } from '../../ports/ports.ts';
import type { Redactor } from '../../redaction/redactor.ts';
import { extractFacts } from '../extraction/extract-facts.ts';
import { keepSummaries } from '../summaries/keep-summaries.ts';
import { makeAskCheaply } from './ask-cheaply.ts';

/** Who reads what was said in the background, and for how much. */
export interface ReadingSettings {
  /** As `provider/model`; null: the cheapest of the chat's. */
  readonly model: string | null;
  /** For one person's words a day. */
  readonly dayBudget: Nanos;
}

const PLAIN: ReadingSettings = { model: null, dayBudget: PLAIN_MEMORY_DAY };

interface Background {
  readonly workerId: string;
  readonly models: ModelChoice;
  readonly calls: Pick<CallModelDeps, 'prices' | 'deadlinesFor'>;
  readonly budgets: Budgets;
  readonly redactor: Redactor;
  /** All that an agent may have used. */
  readonly tools: readonly Tool[];
}

/** Lets a cheap model sum up conversations and read them for facts. Returns how to end that. */
export function startBackground(ports: Ports, settings: Background, { model, dayBudget } = PLAIN): () => Promise<void> {
  const { calls, models, budgets } = settings;
  const ask = makeAskCheaply({ ...ports, ...calls, models, budgets, dayBudget, named: model });
  const deps = { ...ports, ...settings, ask };
  const ends = [keepSummaries(deps), extractFacts(deps)];
  return async () => {
    await Promise.all(ends.map((end) => end()));
  };
}
