import { countTokens } from 'gpt-tokenizer/encoding/o200k_base';

import { setTimeout as sleep } from 'node:timers/promises';

import type { PostgresPorts } from '../../adapters/postgres/make-postgres.ts';
import { makeRandomIds } from '../../adapters/system/random-ids.ts';
import { makeSystemClock } from '../../adapters/system/system-clock.ts';
import { meaningOf, startEmbedding } from '../../domain/memory/embeddings/start-meaning.ts';
import type { Meaning } from '../../domain/memory/embeddings/meaning.ts';
import { makeRecall } from '../../domain/memory/recall/recall.ts';
import { renderRemembered } from '../../domain/memory/recall/remembered-block.ts';
import { makeTextAnalyser } from '../../domain/memory/recall/text-analyser.ts';
import type { Embedder } from '../../domain/ports/embedder.ts';
import { makeRecordingLogger } from '../../domain/testing/recording-logger.ts';
import { makeRecordingMetrics } from '../../domain/testing/recording-metrics.ts';
import { importTalk } from './import-talk.ts';
import type { Talk } from './locomo.ts';
import { DEPTHS } from './recall-figures.ts';
import type { Measured } from './recall-figures.ts';

/** So many of what is recalled a prompt would get. */
const SHOWN = 20;
const BATCH = 50;
const DAY_MS = 24 * 60 * 60 * 1_000;

/** Imports a conversation and asks all its questions, a day after its end; with `embedder` also by their meaning. */
export async function measureTalk(
  stores: PostgresPorts,
  talk: Talk,
  number: number,
  embedder: Embedder | null = null,
): Promise<readonly Measured[]> {
  const { scope, idOfTurn, askerId } = await importTalk(stores, talk, number);
  const { analyse } = makeTextAnalyser();
  while ((await stores.recallIndex.indexNext(analyse, BATCH, null)) > 0);
  const recall = makeRecall(stores, embedder === null ? null : await recallByMeaning(stores, embedder));
  const now = new Date(Math.max(...talk.said.map(({ at }) => at.getTime())) + DAY_MS);
  const measured: Measured[] = [];
  for (const { text, evidence, category } of talk.questions) {
    const from = performance.now();
    const { turns } = await recall(scope, { text, askerId, now, offsetMinutes: 0, turns: Math.max(...DEPTHS), facts: 0, hidden: null });
    const ms = performance.now() - from;
    const found = turns.map(({ turnId }) => idOfTurn.get(turnId ?? '') ?? '');
    const shares = DEPTHS.map((depth) => evidence.filter((id) => found.slice(0, depth).includes(id)).length / evidence.length);
    const shown = renderRemembered(turns.slice(0, SHOWN), (at) => at.toISOString().slice(0, 10));
    measured.push({ category, shares, ms, tokens: countTokens(shown) });
  }
  return measured;
}

/** What is free is paid for by nobody. */
const SPENDING = { prices: [], budgets: { personDay: 0, chatDay: 0, installationDay: 0 } };
const POLL_MS = 50;

/** Waits until everything has its vector. */
async function recallByMeaning(stores: PostgresPorts, embedder: Embedder): Promise<Meaning | null> {
  const clock = makeSystemClock();
  const told = { clock, ids: makeRandomIds({ clock }), logger: makeRecordingLogger(), metrics: makeRecordingMetrics() };
  const ports = { ...stores, ...told, embedders: { current: embedder, find: () => null } };
  const end = startEmbedding(ports, SPENDING);
  while ((await stores.embeddingQueue.waiting(embedder.id, embedder.dimensions)) > 0) {
    const [failed] = told.logger.entries.filter(({ level }) => level === 'warn');
    if (failed !== undefined) throw new Error(`No vectors: ${JSON.stringify(failed)}`);
    await sleep(POLL_MS);
  }
  await end();
  return meaningOf(ports, SPENDING);
}
