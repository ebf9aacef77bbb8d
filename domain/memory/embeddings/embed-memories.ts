import { budgetLines } from '../../costs/budget-lines.ts';
import type { Budgets } from '../../costs/budget-lines.ts';
import type { Embedder, VectorSpace } from '../../ports/embedder.ts';
import type { EmbeddingBatch, NewVector } from '../../ports/embedding-queue.ts';
import type { ModelFailure } from '../../ports/model-provider.ts';
import type { Ports } from '../../ports/ports.ts';
import { runRegularly } from '../../run-regularly.ts';
import { embedPaid } from './embed-paid.ts';
import type { EmbedDeps, Embedded } from './embed-paid.ts';
import { makePatience } from './patience.ts';
import type { Patience } from './patience.ts';

export interface EmbedMemoriesDeps extends EmbedDeps, Pick<Ports, 'embeddingQueue' | 'people'> {
  readonly budgets: Budgets;
  readonly embedder: Embedder;
  /** How many texts are sent at once. */
  readonly batch: number;
}

interface Embedding extends EmbedMemoriesDeps {
  readonly patience: Patience;
  readonly signal: AbortSignal;
}

const EVERY_MS = 3_000;
/** After so many batches it is told again how much waits. */
const TOLD_EVERY = 20;
const DEADLINE_MS = 60_000;
/** Of a whole batch, also when its texts are sent one by one. */
const LEASE_MS = 300_000;
/** What somebody wants to say stands at the beginning; models that look at more than a few hundred words are few. */
const MAX_CHARACTERS = 2_000;
/** What is left of a text that was refused: short enough for every model in every language. */
const SHORT_CHARACTERS = 400;
const PROBE = 'hello';
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/**
 * Gives a vector to everything that can be recalled and has none of the model that is set; when a scope has all of them, those of the model before go.
 * Each call is paid for by whom the texts belong to (I6). What fails is tried again later; nothing is lost. Returns how to end that.
 */
export function embedMemories(deps: EmbedMemoriesDeps): () => Promise<void> {
  const patience = makePatience(deps, 'memories.not-embedded');
  return runRegularly(deps, {
    everyMs: EVERY_MS,
    failed: 'memories.embedding-broke-off',
    run: async (signal) => {
      const { embeddingQueue, metrics, embedder } = deps;
      const tell = async () => metrics.gauge('embeddings_waiting', await embeddingQueue.waiting(embedder.id, embedder.dimensions));
      for (let batches = 1; !signal.aborted && (await embedNext({ ...deps, patience, signal })); batches += 1) {
        if (batches % TOLD_EVERY === 0) await tell();
      }
      const known = spaceOf(embedder);
      if (known !== null && !signal.aborted) await embeddingQueue.dropOld(known);
      await tell();
    },
  });
}

/** Embeds what one scope has waiting; false: nothing waits, or the model is better left alone for a while. */
async function embedNext(deps: Embedding): Promise<boolean> {
  const { embeddingQueue, embedder, batch: limit, patience, clock } = deps;
  const { id: model, dimensions } = embedder;
  const batch = await embeddingQueue.take({ model, dimensions, limit, maxCharacters: MAX_CHARACTERS, leaseMs: LEASE_MS });
  if (batch === null) return false;
  if (batch.texts.length === 0) return keep(deps, batch, []);
  if (!patience.begin(model)) {
    await embeddingQueue.putOff(batch, clock.now());
    return false;
  }
  const result = await embedBatch(deps, batch).catch(async (cause: unknown) => {
    // The process ends, or the database was away: whoever looks next goes on.
    patience.abandoned(model);
    await embeddingQueue.putOff(batch, clock.now());
    throw cause;
  });
  if (result.kind === 'embedded') return keep(deps, batch, result.vectors);
  if (result.kind === 'failed') return giveBack(deps, batch, result.failure);
  patience.abandoned(model);
  await embeddingQueue.putOff(batch, result.budget.renewsAt ?? inFuture(deps, HOUR_MS));
  return true;
}

type Outcome = { readonly kind: 'embedded'; readonly vectors: readonly NewVector[] } | Exclude<Embedded, { kind: 'embedded' }>;

async function embedBatch(deps: Embedding, batch: EmbeddingBatch): Promise<Outcome> {
  const { texts } = batch;
  const result = await embed(
    deps,
    batch,
    texts.map(({ text }) => text.toWellFormed()),
  );
  if (result.kind === 'failed' && result.failure.kind === 'rejected') return embedOneByOne(deps, batch);
  if (result.kind !== 'embedded') return result;
  return { kind: 'embedded', vectors: texts.map(({ number }, place) => ({ number, vector: result.vectors[place] ?? null })) };
}

async function embed(deps: Embedding, { texts }: EmbeddingBatch, said: readonly string[]): Promise<Embedded> {
  const { embedder, people, budgets, clock, ids, signal } = deps;
  const [first] = texts;
  const person = first === undefined ? null : await people.get(first.personId);
  const conversationId = first?.conversationId ?? null;
  if (person === null) return { kind: 'embedded', vectors: [] };
  const lines = budgetLines(budgets, { person, conversationId, task: null }, clock.now());
  return embedPaid(deps, {
    embedder,
    texts: said,
    run: { kind: 'memory', id: ids.uuid() },
    personId: person.id,
    conversationId,
    // What was said in a group is the group's, whoever said it.
    budgets: conversationId === null ? lines : lines.filter(({ name }) => name !== 'person-day'),
    deadlineMs: DEADLINE_MS,
    signal,
  });
}

/**
 * Finds out which texts the model refuses, even their beginnings, while it takes others; ends early where the time is over. A failure: it is not because
 * of the texts.
 */
async function embedOneByOne(deps: Embedding, batch: EmbeddingBatch): Promise<Outcome> {
  const endsAt = deps.clock.monotonic() + LEASE_MS / 2;
  const probed = await embed(deps, batch, [PROBE]);
  if (probed.kind !== 'embedded') return probed;
  const vectors: NewVector[] = [];
  for (const { number, text } of batch.texts) {
    if (deps.clock.monotonic() > endsAt) break;
    const result = await embed(deps, batch, [text.slice(0, SHORT_CHARACTERS).toWellFormed()]);
    if (result.kind === 'embedded') vectors.push({ number, vector: result.vectors[0] ?? null });
    else if (result.kind === 'failed' && result.failure.kind === 'rejected') vectors.push({ number, vector: null });
    else return result;
  }
  return { kind: 'embedded', vectors };
}

async function keep(deps: Embedding, batch: EmbeddingBatch, vectors: readonly NewVector[]): Promise<boolean> {
  const { embeddingQueue, embedder, patience, metrics, logger } = deps;
  if (vectors.length > 0) patience.succeeded(embedder.id);
  const made = vectors.flatMap(({ vector }) => vector ?? []);
  const known = spaceOf(embedder);
  if (known === null) {
    // Nothing was there to be embedded, so that nobody knows of what length the vectors are.
    await embeddingQueue.putOff(batch, inFuture(deps, MINUTE_MS));
    return true;
  }
  const upTo = vectors.length === batch.texts.length ? batch.upTo : (vectors.at(-1)?.number ?? batch.after);
  await embeddingQueue.keep(batch, known, vectors, upTo);
  metrics.count('embeddings_total', { outcome: 'embedded' }, made.length);
  if (made.length < vectors.length) {
    metrics.count('embeddings_total', { outcome: 'refused' }, vectors.length - made.length);
    logger.info('memories.refused', { model: embedder.id, count: vectors.length - made.length });
  }
  return true;
}

async function giveBack(deps: Embedding, batch: EmbeddingBatch, failure: ModelFailure): Promise<false> {
  const { embeddingQueue, embedder, patience, metrics, clock } = deps;
  patience.failed(embedder.id, failure);
  metrics.count('embeddings_total', { outcome: failure.kind });
  await embeddingQueue.putOff(batch, clock.now());
  return false;
}

function inFuture({ clock }: Embedding, ms: number): Date {
  return new Date(clock.now().getTime() + ms);
}

/** Null: nobody knows of what length its vectors are. */
function spaceOf({ id: model, dimensions }: Embedder): VectorSpace | null {
  return dimensions === null ? null : { model, dimensions };
}
