import { factKey } from '../../memory/fact-key.ts';
import type { Fact, NewFact } from '../../memory/fact.ts';
import { isSingleValued, oppositeOf } from '../../memory/predicates.ts';
import type { MemoryScope } from '../../memory/recall/remembered.ts';
import type { MemoryStore } from '../../ports/memory-store.ts';
import { pageOf } from './page-of.ts';
import type { InMemoryState } from './state.ts';

/** One text for each scope. */
export function scopeKey(scope: MemoryScope): string {
  return JSON.stringify(scope.kind === 'person' ? ['person', scope.personId] : ['group', scope.channel, scope.account, scope.chat]);
}

function words(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu));
}

/** The same in facts that one speaker says of the same. */
function aboutOf({ scope, speakerId, speaker, subject }: NewFact): string {
  return JSON.stringify([scopeKey(scope), speakerId ?? speaker, subject]);
}

/** Whether two facts of the same say the same. */
export function saysTheSame(one: NewFact, other: NewFact): boolean {
  return aboutOf(one) === aboutOf(other) && one.predicate === other.predicate && factKey(one.value) === factKey(other.value);
}

function contradicts(one: NewFact, other: NewFact): boolean {
  if (aboutOf(one) !== aboutOf(other)) return false;
  if (one.predicate === other.predicate) return isSingleValued(one.predicate) && factKey(one.value) !== factKey(other.value);
  return oppositeOf(one.predicate) === other.predicate && factKey(one.value) === factKey(other.value);
}

function isNewer(one: Fact, other: Fact): boolean {
  const times = one.heldFrom.getTime() - other.heldFrom.getTime() || one.createdAt.getTime() - other.createdAt.getTime();
  return times === 0 ? one.id > other.id : times > 0;
}

/** Ends what newer facts contradict. */
export function supersedeFacts(state: InMemoryState): void {
  const holding = [...state.facts.values()].filter(({ heldUntil }) => heldUntil === null);
  for (const old of holding) {
    const newer = holding.filter((each) => contradicts(each, old) && isNewer(each, old)).toSorted((a, b) => (isNewer(a, b) ? -1 : 1))[0];
    if (newer !== undefined) state.facts.set(old.id, { ...old, heldUntil: newer.heldFrom, supersededBy: newer.id });
  }
}

/** As `MemoryStore.keep`. */
export function keepFact(state: InMemoryState, fact: NewFact): Fact {
  const at = fact.heldFrom;
  const known = [...state.facts.values()].find(
    (each) => saysTheSame(each, fact) && (each.heldUntil === null || (each.heldFrom <= at && at < each.heldUntil)),
  );
  const kept: Fact =
    known === undefined
      ? { ...fact, heldUntil: null, supersededBy: null }
      : {
          ...known,
          isTainted: known.isTainted && fact.isTainted,
          confidence: Math.max(known.confidence, fact.confidence),
          heldFrom: at < known.heldFrom ? at : known.heldFrom,
        };
  state.facts.set(kept.id, kept);
  supersedeFacts(state);
  return state.facts.get(kept.id) ?? kept;
}

export function makeInMemoryMemoryStore(state: InMemoryState): MemoryStore {
  const of = (scope: MemoryScope): readonly Fact[] => [...state.facts.values()].filter((fact) => scopeKey(fact.scope) === scopeKey(scope));
  const forgetFact = (factId: string): void => {
    state.facts.delete(factId);
    for (const [id, fact] of state.facts) if (fact.supersededBy === factId) state.facts.set(id, { ...fact, supersededBy: null });
  };
  return {
    keep: async (fact) => keepFact(state, fact),
    get: async (scope, factId) => of(scope).find(({ id }) => id === factId) ?? null,
    list: async (scope, request) =>
      pageOf(
        of(scope).filter(({ heldUntil }) => heldUntil === null || request.isWithHistory),
        request,
      ),
    search: async (scope, query, limit) => {
      const wanted = words(query);
      return of(scope)
        .filter(({ heldUntil }) => heldUntil === null)
        .map((fact) => ({ fact, shared: [...words(fact.text)].filter((word) => wanted.has(word)).length }))
        .filter(({ shared }) => shared > 0)
        .sort((a, b) => b.shared - a.shared || b.fact.createdAt.getTime() - a.fact.createdAt.getTime())
        .slice(0, limit)
        .map(({ fact }) => fact);
    },
    forget: async (scope, factIds) => {
      const gone = of(scope).filter(({ id }) => factIds === 'all' || factIds.includes(id));
      for (const { id } of gone) forgetFact(id);
      return gone.length;
    },
  };
}
