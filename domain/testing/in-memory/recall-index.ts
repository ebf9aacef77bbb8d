import * as z from 'zod';

import type { MemoryScope, Remembered } from '../../memory/recall/remembered.ts';
import type { RecallIndex } from '../../ports/recall-index.ts';
import { keyOf, sourcesOf } from './recall-sources.ts';
import type { Source } from './recall-sources.ts';
import type { InMemoryState } from './state.ts';

interface Entry {
  readonly source: Source;
  readonly remembered: Remembered;
}

interface Scope {
  last: number;
  epoch: number;
}

/** Tells of a scope whose entries now stand in another one, and under which number each. */
type FollowMove = (
  from: MemoryScope,
  into: MemoryScope,
  numbers: ReadonlyMap<number, number>,
  lasts: { readonly from: number; readonly into: number },
) => void;

/** What can be recalled. Nothing waits in a list: what is not indexed as it is now, waits. */
export function makeInMemoryRecallIndex(state: InMemoryState): RecallIndex & { readonly onMove: (follow: FollowMove) => void } {
  const moveFollowers: FollowMove[] = [];
  const scopes = new Map<string, Scope>();
  const entries = new Map<string, Entry>();
  const scopeOf = (key: string): Scope => {
    const scope = scopes.get(key) ?? { last: 0, epoch: 0 };
    scopes.set(key, scope);
    return scope;
  };
  const drop = (key: string, { source }: Entry): void => {
    entries.delete(key);
    scopeOf(source.scope).epoch += 1;
  };
  const sources = (): ReadonlyMap<string, Source> => {
    const now = new Map(sourcesOf(state).map((source) => [source.key, source]));
    for (const [key, entry] of entries) if (!now.has(key)) drop(key, entry);
    return now;
  };
  const waiting = (scope: MemoryScope | null): readonly Source[] =>
    [...sources().values()].filter((source) => {
      if (scope !== null && source.scope !== keyOf(scope)) return false;
      const known = entries.get(source.key)?.source;
      return known?.scope !== source.scope || known.text !== source.text;
    });
  const ofScope = (scope: MemoryScope): readonly Entry[] => {
    sources();
    return [...entries.values()].filter(({ source }) => source.scope === keyOf(scope));
  };
  state.mergeFollowers.push((fromId, intoId) => {
    const [from, into] = [fromId, intoId].map((personId): MemoryScope => ({ kind: 'person', personId }));
    if (from === undefined || into === undefined) return;
    const [goes, stays] = [scopeOf(keyOf(from)), scopeOf(keyOf(into))];
    const lasts = { from: goes.last, into: stays.last };
    const numbers = new Map<number, number>();
    const now = sources();
    const moving = [...entries].filter(([, { source }]) => source.scope === keyOf(from));
    for (const [key, { remembered }] of moving.toSorted(([, a], [, b]) => a.remembered.number - b.remembered.number)) {
      const source = now.get(key);
      if (source === undefined) continue;
      stays.last += 1;
      numbers.set(remembered.number, stays.last);
      entries.set(key, { source, remembered: { ...remembered, ...rememberedOf(source), number: stays.last } });
    }
    for (const follow of moveFollowers) follow(from, into, numbers, lasts);
  });
  return {
    onMove: (follow) => void moveFollowers.push(follow),
    indexNext: async (analyse, limit, scope) => {
      const next = waiting(scope).slice(0, limit);
      for (const source of next) {
        const old = entries.get(source.key);
        if (old !== undefined) drop(source.key, old);
        const target = scopeOf(source.scope);
        target.last += 1;
        entries.set(source.key, { source, remembered: { ...rememberedOf(source), ...analyse(source.text), number: target.last } });
      }
      return next.length;
    },
    head: async (scope, shown) => ({
      ...scopeOf(keyOf(scope)),
      isBehind: waiting(scope).some(
        ({ kind, conversationId, position }) =>
          shown === undefined || kind === 'fact' || kind === 'summary' || conversationId !== shown.conversationId || position < shown.from,
      ),
    }),
    read: async (scope, after, limit) =>
      ofScope(scope)
        .map(({ remembered }) => remembered)
        .filter(({ number }) => number > after)
        .sort((a, b) => a.number - b.number)
        .slice(0, limit),
    sample: async (scope, terms, limit) => {
      const all = ofScope(scope);
      const shared = ({ remembered }: Entry): number => terms.filter((term) => remembered.terms.split(' ').includes(term)).length;
      const numberOf = ({ remembered: { number } }: Entry): number => number;
      const fitting = all
        .filter((entry) => shared(entry) > 0)
        .toSorted((a, b) => shared(b) - shared(a) || numberOf(b) - numberOf(a))
        .slice(0, limit)
        .flatMap((entry) => [-2, -1, 0, 1, 2].map((beside) => numberOf(entry) + beside));
      const facts = all.filter(({ source }) => source.factId !== null && source.heldUntil === null).slice(-limit);
      const wanted = new Set([...fitting, ...facts.map(numberOf)]);
      return all
        .map(numberOf)
        .filter((number) => wanted.has(number))
        .toSorted((a, b) => a - b);
    },
    entries: async (scope, numbers) =>
      ofScope(scope)
        .map(({ remembered }) => remembered)
        .filter(({ number }) => numbers.includes(number))
        .toSorted((a, b) => a.number - b.number),
    large: async (moreThan) =>
      [...scopes]
        .filter(([, { last }]) => last > moreThan)
        .toSorted(([, a], [, b]) => b.last - a.last)
        .map(([key, { last }]) => ({ scope: scopeFrom(key), last })),
    texts: async (scope, numbers) =>
      ofScope(scope)
        .filter(({ remembered }) => numbers.includes(remembered.number))
        .map(({ remembered: { number }, source: { text, turnId, factId, summaryId, isForwarded, isTainted, heldUntil } }) => ({
          number,
          text,
          turnId,
          factId,
          summaryId,
          isForwarded,
          isTainted,
          heldUntil,
        })),
  };
}

function scopeFrom(key: string): MemoryScope {
  const [kind = '', first = '', account = '', chat = ''] = z.array(z.string()).parse(JSON.parse(key));
  return kind === 'person' ? { kind, personId: first } : { kind: 'group', channel: first, account, chat };
}

function rememberedOf({ kind, conversationId, position, speakerId, speaker, at }: Source): Omit<Remembered, 'number' | 'terms' | 'traits'> {
  return { kind, conversationId, position, speakerId, speaker, at };
}
