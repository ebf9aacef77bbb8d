import { rank } from '../memory/recall/rank.ts';
import type { Question } from '../memory/recall/question.ts';
import type { MemoryScope } from '../memory/recall/remembered.ts';
import { makeScopeCache } from '../memory/recall/scope-cache.ts';
import type { ScopeCache } from '../memory/recall/scope-cache.ts';
import { makeTextAnalyser } from '../memory/recall/text-analyser.ts';
import { traitsAsked } from '../memory/recall/traits.ts';
import { makeWordKinds } from '../memory/recall/word-kinds.ts';
import type { PluginTexts, TextCollection } from '../ports/plugin-texts.ts';
import type { Ports } from '../ports/ports.ts';
import { holdsSecret } from '../redaction/holds-secret.ts';
import type { Redactor } from '../redaction/redactor.ts';
import { fitOf } from './fit-of.ts';
import type { IndexedText, IndexHit } from './plugin-index.ts';

/** So few that the event loop is never held for long. */
const AT_ONCE = 25;
const MASKED = '[…]';

export type Collections = ReturnType<typeof makeCollections>;

/** What plugins took in, searched with the engine that finds memories. One for each process: it holds what was asked lately. */
export function makeCollections({ pluginTexts, clock, redactor }: Pick<Ports, 'pluginTexts' | 'clock'> & { readonly redactor: Redactor }) {
  const analyser = makeTextAnalyser();
  const standInsOf = makeWordKinds(analyser);
  const caches = new Map<string, ScopeCache>();
  const cacheOf = (plugin: string): ScopeCache => {
    const cache = caches.get(plugin) ?? makeScopeCache(indexOf(pluginTexts, plugin), analyser);
    caches.set(plugin, cache);
    return cache;
  };
  const questionOf = (text: string): Question => {
    const terms = [...new Set(analyser.termsOf(text))];
    const standIns = [...new Set(terms.flatMap(standInsOf))].filter((term) => !terms.includes(term));
    return { terms, standIns, speakers: new Set(), dates: [], traits: traitsAsked(text) };
  };
  return {
    /** Returns in how many texts something was masked (I10). */
    put: async (collection: TextCollection, document: Parameters<PluginTexts['put']>[1], texts: readonly IndexedText[]) => {
      let masked = 0;
      const analysed = [];
      for (const [index, { text, under, place }] of texts.entries()) {
        if (index % AT_ONCE === AT_ONCE - 1) await clock.sleep(0);
        const kept = withoutSecrets(text, redactor);
        if (kept !== text) masked += 1;
        analysed.push({ ...analyser.analyse(`${under}\n${kept}`), text: kept, place });
      }
      await pluginTexts.put(collection, document, analysed);
      return masked;
    },

    query: async (collection: TextCollection, text: string, limit: number): Promise<readonly IndexHit[]> => {
      const index = await cacheOf(collection.plugin).open(collection.scope);
      const question = questionOf(text);
      const entries = rank(index, question, { limit, isWanted: () => true });
      const found = await pluginTexts.texts(collection, entries.map(index.numberOf));
      const byNumber = new Map(found.map((each) => [each.number, each]));
      const fit = fitOf(index, question.terms, standInsOf);
      return entries.flatMap((entry) => {
        const each = byNumber.get(index.numberOf(entry));
        return each === undefined ? [] : [{ key: each.key, about: each.about, place: each.place, text: each.text, fit: fit(entry) }];
      });
    },
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
  const masked = redactor.text(text);
  const lines = masked.split('\n').map((line) => (holdsSecret(line, redactor) ? MASKED : line));
  const kept = lines.join('\n');
  return holdsSecret(kept, redactor) ? MASKED : kept;
}
