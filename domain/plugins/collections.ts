import { rank } from '../memory/recall/rank.ts';
import type { Question } from '../memory/recall/question.ts';
import type { MemoryScope } from '../memory/recall/remembered.ts';
import { makeScopeCache } from '../memory/recall/scope-cache.ts';
import type { ScopeCache } from '../memory/recall/scope-cache.ts';
import { makeTextAnalyser } from '../memory/recall/text-analyser.ts';
import type { TextAnalyser } from '../memory/recall/text-analyser.ts';
import { traitsAsked } from '../memory/recall/traits.ts';
import { makeWordKinds } from '../memory/recall/word-kinds.ts';
import type { NewPluginDocument, NewPluginText, PluginTexts, TextCollection } from '../ports/plugin-texts.ts';
import type { Ports } from '../ports/ports.ts';
import { holdsSecret } from '../redaction/holds-secret.ts';
import type { Redactor } from '../redaction/redactor.ts';
import { bestWindow } from './best-window.ts';
import type { FindByMeaning } from './find-by-meaning.ts';
import type { Sought } from './sought.ts';
import { fitOf } from './fit-of.ts';
import type { IndexedText, IndexHit } from './plugin-index.ts';

/** So few that the event loop is never held for long. */
const AT_ONCE = 25;
const MASKED = '[…]';

type CollectionsDeps = Pick<Ports, 'pluginTexts' | 'clock'> & {
  readonly redactor: Redactor;
  /** Absent or null: nobody makes vectors. */
  readonly byMeaning?: FindByMeaning | null;
};

/** What plugins took in. */
export interface Collections {
  /** Replaces a document with its texts; returns in how many of them something was masked (I10). */
  put(collection: TextCollection, document: NewPluginDocument, texts: readonly IndexedText[]): Promise<number>;
  /** What fits best first. */
  query(collection: TextCollection, sought: Sought): Promise<readonly IndexHit[]>;
}

/** Searches what plugins took in with the engine that finds memories. One for each process: it holds what was asked lately. */
export function makeCollections(deps: CollectionsDeps): Collections {
  const analyser = makeTextAnalyser();
  return {
    put: async (collection, document, texts) => {
      const kept = await analysed(deps, analyser, texts);
      await deps.pluginTexts.put(collection, document, kept);
      return kept.filter(({ text }, index) => text !== texts[index]?.text).length;
    },
    query: makeQuery(deps, analyser),
  };
}

async function analysed(
  { clock, redactor }: CollectionsDeps,
  { analyse }: TextAnalyser,
  texts: readonly IndexedText[],
): Promise<readonly NewPluginText[]> {
  const done: NewPluginText[] = [];
  for (const [index, { text: whole, under, place }] of texts.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) await clock.sleep(0);
    const text = withoutSecrets(whole, redactor);
    done.push({ ...analyse(`${under}\n${text}`), text, under: withoutSecrets(under, redactor), place });
  }
  return done;
}

function makeQuery({ pluginTexts, byMeaning = null }: CollectionsDeps, analyser: TextAnalyser): Collections['query'] {
  const standInsOf = makeWordKinds(analyser);
  const caches = new Map<string, ScopeCache>();
  const cacheOf = (plugin: string): ScopeCache => {
    const cache = caches.get(plugin) ?? makeScopeCache(indexOf(pluginTexts, plugin), analyser);
    caches.set(plugin, cache);
    return cache;
  };
  return async (collection, sought) => {
    const { text: asked, limit } = sought;
    const index = await cacheOf(collection.plugin).open(collection.scope);
    const near = (await byMeaning?.(collection, index, sought)) ?? [];
    const terms = [...new Set(analyser.termsOf(asked))];
    const standIns = [...new Set(terms.flatMap(standInsOf))].filter((term) => !terms.includes(term));
    const question: Question = { terms, standIns, speakers: new Set(), dates: [], traits: traitsAsked(asked) };
    const entries = rank(index, question, { limit, isWanted: () => true, near });
    const isNear = new Set(near);
    const found = await pluginTexts.texts(collection, entries.map(index.numberOf));
    const byNumber = new Map(found.map(({ number, ...each }) => [number, each]));
    const fit = fitOf(index, terms, standInsOf);
    const numbersOf = (text: string): readonly number[] => analyser.termsOf(text).flatMap((term) => index.vocabulary.find(term) ?? []);
    return entries.flatMap((entry) => {
      const each = byNumber.get(index.numberOf(entry));
      if (each === undefined) return [];
      const own = new Set(numbersOf(each.text));
      const under = index.termsOf(entry).filter((term) => !own.has(term));
      return [{ ...each, isNear: isNear.has(entry), ...bestWindow(each.text, (part) => fit(new Set([...under, ...numbersOf(part)]))) }];
    });
  };
}

/** The texts of one plugin as the cache of memory reads them: nothing of them waits. */
function indexOf(pluginTexts: PluginTexts, plugin: string): Parameters<typeof makeScopeCache>[0] {
  const of = (scope: MemoryScope): TextCollection => ({ plugin, scope });
  return {
    indexNext: async () => 0,
    head: async (scope) => ({ ...(await pluginTexts.head(of(scope))), isBehind: false }),
    read: async (scope, after, limit) => pluginTexts.read(of(scope), after, limit),
  };
}

/** Known kinds of keys are masked where they stand; of what only looks like a secret the whole line is. */
function withoutSecrets(text: string, redactor: Redactor): string {
  if (!holdsSecret(text, redactor)) return text;
  const lines = redactor.text(text).split('\n');
  const kept = lines.map((line) => (holdsSecret(line, redactor) ? MASKED : line)).join('\n');
  return holdsSecret(kept, redactor) ? MASKED : kept;
}
