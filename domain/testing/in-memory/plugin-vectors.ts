import type { MemoryScope } from '../../memory/recall/remembered.ts';
import type { EmbeddingQueue, WaitingText } from '../../ports/embedding-queue.ts';
import type { TextCollection } from '../../ports/plugin-texts.ts';
import type { VectorIndex } from '../../ports/vector-index.ts';
import type { InMemoryState } from './state.ts';
import { makeInMemoryVectors } from './vectors.ts';

/** The vectors of what plugins took in, and what waits for them. */
export function makeInMemoryPluginVectors({ clock, pluginTexts }: InMemoryState): {
  readonly pluginVectors: (plugin: string) => VectorIndex;
  readonly pluginEmbeddings: EmbeddingQueue;
} {
  const rowOf = (collection: TextCollection) => [...pluginTexts.values()].find((row) => keyOf(row.collection) === keyOf(collection));
  const after = (collection: TextCollection, number: number, limit: number): readonly Text[] =>
    [...(rowOf(collection)?.documents.values() ?? [])]
      .flatMap(({ by, texts }) => texts.map((text) => ({ ...text, by })))
      .filter((text) => text.number > number)
      .toSorted((a, b) => a.number - b.number)
      .slice(0, limit);
  const { vectors, embeddingQueue } = makeInMemoryVectors<TextCollection>(clock, {
    scopes: () => Array.from(pluginTexts.values(), ({ collection }) => collection),
    keyOf,
    numbers: async (collection, from, limit) => after(collection, from, limit).map(({ number }) => number),
    last: async (collection) => rowOf(collection)?.last ?? 0,
    texts: async (collection, { after: from, limit, maxCharacters }) =>
      after(collection, from, limit).map((text) => waitingText(collection.scope, text, maxCharacters)),
  });
  return {
    pluginEmbeddings: embeddingQueue,
    pluginVectors: (plugin) => ({
      heads: async (scope) => vectors.heads({ plugin, scope }),
      read: async (scope, ...where) => vectors.read({ plugin, scope }, ...where),
      nearest: vectors.nearest,
    }),
  };
}

interface Text {
  readonly number: number;
  readonly text: string;
  readonly under: string;
  readonly by: { readonly personId: string; readonly conversationId: string };
}

function waitingText(scope: MemoryScope, { number, text, under, by }: Text, maxCharacters: number): WaitingText {
  const said = `${under}\n${text}`.trim().slice(0, maxCharacters);
  const whose = scope.kind === 'person' ? { personId: scope.personId, conversationId: null } : by;
  return { number, text: said, ...whose };
}

function keyOf({ plugin, scope }: TextCollection): string {
  return JSON.stringify([plugin, scope.kind === 'person' ? [scope.personId] : [scope.channel, scope.account, scope.chat]]);
}
