import type { Budgets } from '../costs/budget-lines.ts';
import type { MeaningSettings } from '../memory/embeddings/start-meaning.ts';
import type { Ports } from '../ports/ports.ts';
import type { Redactor } from '../redaction/redactor.ts';
import type { ModelCalls } from './asking-of.ts';
import { makeCollections } from './collections.ts';
import type { Collections } from './collections.ts';
import { makeFindByMeaning } from './find-by-meaning.ts';

interface OpenSettings {
  readonly redactor: Redactor;
  readonly budgets: Budgets;
  /** Absent: no vectors can be paid for. */
  readonly modelCalls?: { readonly calls: Pick<ModelCalls['calls'], 'prices'> };
  readonly meaning?: MeaningSettings | undefined;
}

/** What plugins took in, found by words, and by meaning where somebody makes vectors. */
export function openCollections(ports: Ports, { redactor, budgets, modelCalls, meaning }: OpenSettings): Collections {
  const byMeaning = modelCalls === undefined ? null : makeFindByMeaning(ports, { prices: modelCalls.calls.prices, budgets, meaning });
  return makeCollections({ ...ports, redactor, byMeaning });
}
