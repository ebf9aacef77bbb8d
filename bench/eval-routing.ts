import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

import { z } from 'zod';

import { readShippedModel } from '../adapters/learned/shipped-model.ts';
import { decideRoute } from '../domain/routing/decide-route.ts';
import { makeIntentClassifier } from '../domain/routing/learned/make-intent-classifier.ts';
import type { RouteQuestion } from '../domain/routing/route-question.ts';

// npm run eval:routing -- FILE.jsonl       one JSON object as the last line; shares are 0 to 1, times in microseconds

const row = z.object({ text: z.string(), mode: z.enum(['agent', 'chat', 'assistant']), source: z.string(), lang: z.string() });
type Row = z.infer<typeof row>;
type Routed = Row & { readonly isRight: boolean; readonly isDecided: boolean; readonly microseconds: number };

/** A message that begins a conversation: nothing chosen, no rule set, no model to ask. */
const BLANK: Omit<RouteQuestion, 'text'> = {
  asked: { mode: null, model: null },
  sticky: { mode: null, model: null },
  context: { retried: null, repliesTo: null, previous: null },
  wordsDecide: true,
  agentBar: null,
  rules: [],
  classifier: makeIntentClassifier(readShippedModel()),
  verdict: null,
};

const file = process.argv[2];
if (file === undefined) {
  process.stderr.write('usage: npm run eval:routing -- FILE.jsonl\n');
  process.exit(2);
}
const rows = readRows(file);
for (const each of rows.slice(0, 500)) decideRoute({ ...BLANK, text: each.text });
console.log(JSON.stringify(summarise(rows.map(routed))));

function readRows(path: string): Row[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line, at) => {
      if (line.trim() === '') return [];
      const read = row.safeParse(JSON.parse(line));
      if (read.success) return [read.data];
      throw new Error(`${path}:${at + 1}: expected a row such as {"text":"…","mode":"chat","source":"mine","lang":"en"}.`);
    });
}

function routed(each: Row): Routed {
  const from = performance.now();
  const { mode, matchedBy } = decideRoute({ ...BLANK, text: each.text });
  const microseconds = (performance.now() - from) * 1000;
  return { ...each, isRight: mode === each.mode, isDecided: matchedBy !== 'default', microseconds };
}

function summarise(all: readonly Routed[]): object {
  const decided = all.filter(({ isDecided }) => isDecided);
  const times = all.map(({ microseconds }) => microseconds).toSorted((a, b) => a - b);
  const timeAt = (part: number): number => Math.round(times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0);
  return {
    n: all.length,
    accuracy: accuracyOf(all),
    byMode: accuracyBy(all, ({ mode }) => mode),
    byLang: accuracyBy(all, ({ lang }) => lang),
    bySource: accuracyBy(all, ({ source }) => source),
    decidedWithoutModel: share(decided.length, all.length),
    wrongWhenDecided: share(decided.filter(({ isRight }) => !isRight).length, decided.length),
    p50us: timeAt(0.5),
    p99us: timeAt(0.99),
  };
}

function accuracyBy(all: readonly Routed[], key: (each: Routed) => string): Record<string, number> {
  const keys = [...new Set(all.map(key))].toSorted();
  return Object.fromEntries(keys.map((name) => [name, accuracyOf(all.filter((each) => key(each) === name))]));
}

function accuracyOf(all: readonly Routed[]): number {
  return share(all.filter(({ isRight }) => isRight).length, all.length);
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : Number((part / whole).toFixed(4));
}
