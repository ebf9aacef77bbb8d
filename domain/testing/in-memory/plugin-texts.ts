import type { MemoryScope } from '../../memory/recall/remembered.ts';
import type { PluginTexts, TextCollection } from '../../ports/plugin-texts.ts';
import type { InMemoryState, PluginTextsRow } from './state.ts';

function keyOf(scope: MemoryScope): string {
  return JSON.stringify(scope.kind === 'person' ? [scope.personId] : [scope.channel, scope.account, scope.chat]);
}

function idOf({ plugin, scope }: TextCollection): string {
  return `${plugin}:${keyOf(scope)}`;
}

/** What one has goes on with another; of documents that both have, the other's stay. */
export function movePluginTexts({ pluginTexts }: InMemoryState, from: MemoryScope, into: MemoryScope): void {
  for (const [id, row] of [...pluginTexts]) {
    if (keyOf(row.collection.scope) !== keyOf(from)) continue;
    const collection = { ...row.collection, scope: into };
    const known = pluginTexts.get(idOf(collection));
    pluginTexts.delete(id);
    if (known === undefined) {
      pluginTexts.set(idOf(collection), { ...row, collection });
      continue;
    }
    let last = lastOf([row, ...pluginTexts.values()]);
    // With numbers behind all others, they are read like what is new.
    const moved = [...row.documents].map(([key, document]) => {
      const texts = document.texts.map((text) => ({ ...text, number: (last += 1) }));
      return [key, { ...document, texts }] as const;
    });
    pluginTexts.set(idOf(collection), { collection, last, epoch: known.epoch + 1, documents: new Map([...moved, ...known.documents]) });
  }
}

/** The greatest number of any text. */
function lastOf(rows: Iterable<PluginTextsRow>): number {
  return Math.max(0, ...Array.from(rows, ({ last }) => last));
}

export function makeInMemoryPluginTexts({ pluginTexts: rows }: InMemoryState): PluginTexts {
  const documentsOf = (collection: TextCollection): PluginTextsRow['documents'] => rows.get(idOf(collection))?.documents ?? new Map();
  return {
    put: async (collection, { key, about, at, by }, texts) => {
      const row = rows.get(idOf(collection)) ?? { collection, last: 0, epoch: 0, documents: new Map() };
      rows.set(idOf(collection), row);
      if (row.documents.has(key)) row.epoch += 1;
      let last = lastOf(rows.values());
      const numbered = texts.map((text) => ({ ...structuredClone(text), number: (last += 1) }));
      row.last = numbered.at(-1)?.number ?? row.last;
      row.documents.set(key, { about: structuredClone(about), at, by, texts: numbered });
    },
    remove: async (collection, key) => {
      const row = rows.get(idOf(collection));
      if (row?.documents.delete(key) !== true) return false;
      row.epoch += 1;
      return true;
    },
    list: async (collection, prefix, limit) =>
      [...documentsOf(collection)]
        .filter(([key]) => key.startsWith(prefix))
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .slice(0, limit)
        .map(([key, { about, texts }]) => ({ key, about: structuredClone(about), texts: texts.length })),
    head: async (collection) => {
      const { last, epoch } = rows.get(idOf(collection)) ?? { last: 0, epoch: 0 };
      return { last, epoch };
    },
    read: async (collection, after, limit) =>
      [...documentsOf(collection)]
        .flatMap(([key, { at, texts }]) =>
          texts.map(({ number, terms, traits }, index) => ({
            ...{ number, kind: 'said' as const, conversationId: key, position: index + 1, speakerId: null, speaker: '' },
            ...{ at, terms, traits },
          })),
        )
        .filter(({ number }) => number > after)
        .toSorted((a, b) => a.number - b.number)
        .slice(0, limit),
    texts: async (collection, wanted) =>
      [...documentsOf(collection)].flatMap(([key, { about, texts }]) =>
        texts.flatMap(({ number, text, place }) => (wanted.includes(number) ? [structuredClone({ number, key, about, text, place })] : [])),
      ),
  };
}
