import type { MemoryStore } from '../ports/memory-store.ts';
import type { Page } from '../ports/page.ts';
import { factKey } from './fact-key.ts';
import type { Fact } from './fact.ts';
import type { MemoryScope } from './recall/remembered.ts';

const PAGE = 100;
/** More are neither numbered nor looked through for words. */
const MOST_FACTS = 1_000;

/** Which facts are looked at. */
export interface WantedFacts {
  readonly first: number;
  /** Those after this one; null: from the beginning. */
  readonly afterId: string | null;
  /** What they have in them; empty: anything. */
  readonly words: string;
  /** Also those that do not hold any more. */
  readonly isWithHistory: boolean;
}

/** Every fact of a scope, newest first, read a hundred at a time. */
export async function* eachFact(memory: Pick<MemoryStore, 'list'>, scope: MemoryScope, isWithHistory: boolean): AsyncGenerator<Fact> {
  for (let after: string | null = null; ;) {
    const page: Page<Fact> = await memory.list(scope, { limit: PAGE, after, isWithHistory });
    for (const { item } of page.items) yield item;
    after = page.items.at(-1)?.cursor ?? null;
    if (!page.hasMore || after === null) return;
  }
}

/** The newest thousand facts of a scope. */
export async function allFacts(memory: Pick<MemoryStore, 'list'>, scope: MemoryScope, isWithHistory: boolean): Promise<readonly Fact[]> {
  const facts: Fact[] = [];
  for await (const fact of eachFact(memory, scope, isWithHistory)) if (facts.push(fact) === MOST_FACTS) break;
  return facts;
}

/** Those that are wanted, newest first; none when there is none to begin after. */
export async function someFacts(memory: Pick<MemoryStore, 'list'>, scope: MemoryScope, wanted: WantedFacts): Promise<readonly Fact[]> {
  const found: Fact[] = [];
  let isBehind = wanted.afterId === null;
  for await (const fact of eachFact(memory, scope, wanted.isWithHistory)) {
    if (isBehind && hasWords(fact, wanted.words)) found.push(fact);
    isBehind ||= fact.id === wanted.afterId;
    if (found.length === wanted.first) break;
  }
  return found;
}

/** Whether the words, in any case, are a part of the fact. */
export function hasWords({ text }: Fact, words: string): boolean {
  const wanted = words.trim().toLowerCase();
  return wanted === '' || text.toLowerCase().includes(wanted) || factKey(text).includes(factKey(wanted));
}
