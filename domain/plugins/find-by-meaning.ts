import type { Budgets } from '../costs/budget-lines.ts';
import type { PriceBook } from '../costs/price-book.ts';
import type { Meaning } from '../memory/embeddings/meaning.ts';
import { meaningOf } from '../memory/embeddings/start-meaning.ts';
import type { MeaningSettings } from '../memory/embeddings/start-meaning.ts';
import type { ScopeIndex } from '../memory/recall/scope-index.ts';
import type { TextCollection } from '../ports/plugin-texts.ts';
import type { Ports } from '../ports/ports.ts';
import type { Sought } from './sought.ts';
import { makeNearEnough } from './near-enough.ts';

/** The entries of a collection that mean what is sought, nearest first; empty: none does, or nobody can tell in time. */
export type FindByMeaning = (collection: TextCollection, index: ScopeIndex, sought: Sought) => Promise<readonly number[]>;

type FinderPorts = Pick<
  Ports,
  'embedders' | 'embeddingQueue' | 'pluginVectors' | 'people' | 'ledger' | 'clock' | 'ids' | 'logger' | 'metrics'
>;

interface Finding {
  readonly prices: PriceBook;
  readonly budgets: Budgets;
  /** Absent: plain ones. */
  readonly meaning?: MeaningSettings | undefined;
}

/** Finds in what plugins took in as memory finds by meaning. Null: nobody here makes vectors. */
export function makeFindByMeaning(ports: FinderPorts, { prices, budgets, meaning: settings }: Finding): FindByMeaning | null {
  const { embedders, pluginVectors } = ports;
  if (embedders === null) return null;
  const nearEnough = makeNearEnough({ ...ports, embedders, prices, budgets });
  const meanings = new Map<string, Meaning | null>();
  const meaningFor = (plugin: string): Meaning | null => {
    const meaning = meanings.get(plugin) ?? meaningOf({ ...ports, vectors: pluginVectors(plugin) }, { prices, budgets }, settings);
    meanings.set(plugin, meaning);
    return meaning;
  };
  return async ({ plugin, scope }, index, { text, likeness, asker }) => {
    const meaning = meaningFor(plugin);
    const { personId, conversationId } = asker;
    const asked = (await meaning?.ask(scope, { text, askerId: personId, conversationId })) ?? null;
    const least = asked === null ? null : await nearEnough(asked, likeness, asker);
    if (meaning === null || asked === null || least === null) return [];
    return (await meaning.nearest(scope, asked, index, least)).turns;
  };
}
