import { parseArgs } from 'node:util';

import { makeOpenAiEmbedder } from '../adapters/openai/openai-embedder.ts';
import { makePostgres } from '../adapters/postgres/make-postgres.ts';
import { migrate } from '../adapters/postgres/migrate.ts';
import { makeSystemClock } from '../adapters/system/system-clock.ts';
import type { Embedder } from '../domain/ports/embedder.ts';
import { makeRecordingLogger } from '../domain/testing/recording-logger.ts';
import { startBenchDatabase } from './harness/bench-database.ts';
import { tellOnScreen } from './harness/tell.ts';
import { readLocomo } from './memory/locomo.ts';
import type { Talk } from './memory/locomo.ts';
import { measureTalk } from './memory/measure-talk.ts';
import { recallFigures } from './memory/recall-figures.ts';
import type { Measured } from './memory/recall-figures.ts';

// npm run eval:memory -- FILE.json [--conversations 3-9] [--embeddings URL#MODEL]      one JSON object as the last line; what goes on meanwhile on
// standard error. URL as for a provider, such as http://localhost:11434/v1#nomic-embed-text.

const USAGE =
  'usage: npm run eval:memory -- FILE.json [--conversations 3-9] [--embeddings URL#MODEL]\n' +
  'conversations counted from 0, both ends included; URL#MODEL such as http://localhost:11434/v1#nomic-embed-text\n';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { conversations: { type: 'string' }, embeddings: { type: 'string' } },
});
const range = values.conversations === undefined ? { from: 0, to: Infinity } : rangeOf(values.conversations);
const [file] = positionals;
const embedder = values.embeddings === undefined ? null : embedderAt(values.embeddings);
if (file === undefined || range === null || embedder === 'none') {
  process.stderr.write(USAGE);
  process.exit(2);
}
const talks = readLocomo(file).slice(range.from, range.to + 1);
const all = await measureAll(talks, embedder);
console.log(JSON.stringify(recallFigures(all)));
process.exit();

/** Null: it is none. */
function rangeOf(text: string): { readonly from: number; readonly to: number } | null {
  const [, from, to = from] = /^(\d+)(?:-(\d+))?$/.exec(text) ?? [];
  return from === undefined ? null : { from: Number(from), to: Number(to) };
}

/** None: it is no address of a model. */
function embedderAt(address: string): Embedder | 'none' {
  const [, baseUrl, model] = /^(https?:\/\/[^#]+)#(.+)$/.exec(address) ?? [];
  if (baseUrl === undefined || model === undefined) return 'none';
  const server = { name: 'eval', dialect: 'compatible', apiKey: null, baseUrl, clock: makeSystemClock() } as const;
  return makeOpenAiEmbedder({ ...server, model, dimensions: null, isFree: true });
}

async function measureAll(wanted: readonly Talk[], by: Embedder | null): Promise<readonly Measured[]> {
  await using database = await startBenchDatabase();
  await migrate(database.url);
  const postgres = await makePostgres({ url: database.url, clock: makeSystemClock(), logger: makeRecordingLogger() });
  try {
    const measured: Measured[] = [];
    for (const [number, talk] of wanted.entries()) {
      const each = await measureTalk(postgres.ports, talk, number + 1, by);
      measured.push(...each);
      const { n, recallAt } = recallFigures(each);
      tellOnScreen(`${talk.said.length} turns, ${n} questions`, recallAt);
    }
    return measured;
  } finally {
    await postgres.close();
  }
}
