import { readdirSync, readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

import { z } from 'zod';

import { BUILT_IN } from '../../compose/open-plugins.ts';
import { readShippedModel } from '../../adapters/learned/shipped-model.ts';
import { decidePlugin } from '../../domain/plugins/decide-plugin.ts';
import { candidatesFor } from '../../domain/plugins/route-to-plugin.ts';
import { decideRoute } from '../../domain/routing/decide-route.ts';
import { makeIntentClassifier } from '../../domain/routing/learned/make-intent-classifier.ts';
import type { RouteQuestion } from '../../domain/routing/route-question.ts';

const FOLDER = new URL('../data/plugins/', import.meta.url);
/** Written by somebody who had not seen the matchers, and looked at by nobody since: for measuring alone. */
const BLIND = 'blind.jsonl';
const ROW = z.object({
  text: z.string(),
  lang: z.enum(['en', 'ru']),
  plugin: z
    .string()
    .nullable()
    .transform((plugin) => (plugin === 'chat' ? null : plugin)),
});

/** A message that begins a conversation: nothing chosen, no rule set, no model to ask. */
const BLANK: Omit<RouteQuestion, 'text' | 'classifier'> = {
  asked: { mode: null, model: null },
  sticky: { mode: null, model: null },
  context: { retried: null, repliesTo: null, previous: null },
  wordsDecide: true,
  agentBar: null,
  rules: [],
  verdict: null,
};

/** A sentence, whom it is for (null: the chat), and who took it; `in doubt`: two of them. */
export interface Taken extends z.infer<typeof ROW> {
  readonly by: string | null;
  readonly microseconds: number;
}

/**
 * Asks the plugins that come with Parley about each row of bench/data/plugins, the whole way that a message takes without a model. `file`: only those
 * in it; absent: all but the blind ones.
 */
export function takeRows(file?: string): { readonly names: readonly string[]; readonly rows: readonly Taken[] } {
  const plugins = BUILT_IN.map(({ plugin }) => plugin.open(undefined));
  const logger = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
  const blank = { ...BLANK, classifier: makeIntentClassifier(readShippedModel()) };
  const rows = readRows(file).map((row): Taken => {
    const begun = performance.now();
    const route = decideRoute({ ...blank, text: row.text });
    const { mode, plugin } = decidePlugin(route, candidatesFor({ logger }, plugins, { text: row.text, language: row.lang }));
    const by = mode === 'assistant' ? (plugin ?? 'in doubt') : null;
    return { ...row, by, microseconds: Math.round((performance.now() - begun) * 1_000) };
  });
  return { names: plugins.map(({ name }) => name), rows };
}

/** 0 to 1, in thousandths; 0 of nothing. */
export function share(of: readonly Taken[], is: (one: Taken) => boolean): number {
  return of.length === 0 ? 0 : Math.round((of.filter(is).length / of.length) * 1_000) / 1_000;
}

function readRows(file?: string): z.infer<typeof ROW>[] {
  const files = file === undefined ? readdirSync(FOLDER).filter((name) => name.endsWith('.jsonl') && name !== BLIND) : [file];
  const lines = files.flatMap((name) => readFileSync(new URL(name, FOLDER), 'utf8').split('\n'));
  return lines.filter((line) => line.trim() !== '').map((line) => ROW.parse(JSON.parse(line)));
}
