import type { Budgets } from '../../costs/budget-lines.ts';
import type { PriceBook } from '../../costs/price-book.ts';
import type { Ports } from '../../ports/ports.ts';
import { embedMemories } from './embed-memories.ts';
import { makeEmbedQuestion } from './embed-question.ts';
import { makeMeaning } from './meaning.ts';
import type { Meaning } from './meaning.ts';

export interface MeaningSettings {
  /** How many texts are sent at once. */
  readonly batch: number;
  /** How many vectors of one scope are searched in the process. */
  readonly exactUpTo: number;
}

type MeaningPorts = Pick<Ports, 'embedders' | 'embeddingQueue' | 'vectors' | 'people' | 'ledger' | 'clock' | 'ids' | 'logger' | 'metrics'>;

/** What whoever makes vectors needs to know. */
interface Spending {
  readonly prices: PriceBook;
  readonly budgets: Budgets;
}

const PLAIN: MeaningSettings = { batch: 32, exactUpTo: 50_000 };

/** Null: nobody here makes vectors. */
export function meaningOf(ports: MeaningPorts, spending: Spending, { exactUpTo } = PLAIN): Meaning | null {
  const { embedders } = ports;
  if (embedders === null) return null;
  const deps = { ...ports, ...spending };
  return makeMeaning({ ...deps, embedders, exactUpTo, embedQuestion: makeEmbedQuestion(deps) });
}

/** Gives vectors to what has none, where somebody makes them. Returns how to end that. */
export function startEmbedding(ports: MeaningPorts, spending: Spending, { batch } = PLAIN): () => Promise<void> {
  const { embedders } = ports;
  return embedders === null ? async () => {} : embedMemories({ ...ports, ...spending, batch, embedder: embedders.current });
}
