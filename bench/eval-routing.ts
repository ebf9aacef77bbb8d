import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';

import { z } from 'zod';

import { readShippedModel } from '../adapters/learned/shipped-model.ts';
import { decideRoute } from '../domain/routing/decide-route.ts';
import { makeIntentClassifier } from '../domain/routing/learned/make-intent-classifier.ts';
import type { RouteQuestion } from '../domain/routing/route-question.ts';
import { openModeModel } from './open-mode-model.ts';
import type { ModeModel } from './open-mode-model.ts';

// npm run eval:routing -- FILE.jsonl                           one JSON object as the last line; shares are 0 to 1, times in microseconds
// npm run eval:routing -- FILE.jsonl --model provider/model    what is left open is asked of that model; accuracies are then those of both together

const row = z.object({ text: z.string(), mode: z.enum(['agent', 'chat', 'assistant']), source: z.string(), lang: z.string() });
type Row = z.infer<typeof row>;
type Routed = Row & { readonly isRight: boolean; readonly isDecided: boolean; readonly isAnswered: boolean; readonly microseconds: number };

const ASKED_AT_ONCE = 4;

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

const { values, positionals } = parseArgs({ options: { model: { type: 'string' } }, allowPositionals: true });
const [file] = positionals;
if (file === undefined) {
  process.stderr.write('usage: npm run eval:routing -- FILE.jsonl [--model provider/model]\n');
  process.exit(2);
}
const rows = readRows(file);
for (const each of rows.slice(0, 500)) decideRoute({ ...BLANK, text: each.text });
const alone = rows.map(routed);
if (values.model === undefined) console.log(JSON.stringify(summarise(alone)));
else console.log(JSON.stringify(await withModel(values.model, alone)));

async function withModel(name: string, found: readonly Routed[]): Promise<object> {
  const model = await openModeModel(name);
  if (model === null) {
    process.stderr.write(`No model ${name} is configured here: give one as provider/model, such as those that /models lists.\n`);
    process.exit(2);
  }
  const open = found.filter(({ isDecided }) => !isDecided);
  const asked: Routed[] = [];
  for (let from = 0; from < open.length; from += ASKED_AT_ONCE) {
    asked.push(...(await Promise.all(open.slice(from, from + ASKED_AT_ONCE).map((each) => askedOf(model, each)))));
  }
  model.close();
  const unanswered = asked.filter(({ isAnswered }) => !isAnswered).length;
  return { ...summarise([...found.filter(({ isDecided }) => isDecided), ...asked]), model: name, asked: asked.length, unanswered };
}

async function askedOf(model: ModeModel, each: Routed): Promise<Routed> {
  const verdict = await model.ask(each.text);
  const { mode } = decideRoute({ ...BLANK, text: each.text, verdict });
  return { ...each, isRight: mode === each.mode, isAnswered: verdict.mode !== null };
}

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
  return { ...each, isRight: mode === each.mode, isDecided: matchedBy !== 'default', isAnswered: false, microseconds };
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
