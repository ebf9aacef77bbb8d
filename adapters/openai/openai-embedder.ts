import type OpenAI from 'openai';
import { z } from 'zod';

import { embedderId } from '../../domain/memory/embeddings/embedder-id.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { Embedder, Embedding } from '../../domain/ports/embedder.ts';
import { DIALECTS } from './dialect.ts';
import { openAiClient } from './openai-client.ts';
import type { OpenAiContext } from './openai-context.ts';
import { failedBy } from './openai-failure.ts';
import type { OpenAiSettings } from './openai-provider.ts';

interface OpenAiEmbedderSettings extends Omit<OpenAiSettings, 'clock'> {
  readonly clock: Pick<Clock, 'now'>;
  /** As the server calls it. */
  readonly model: string;
  /** The length of vectors that is asked for; null: what the model gives. */
  readonly dimensions: number | null;
  readonly isFree: boolean;
}

/** The caller's deadline ends it before this one. */
const SDK_TIMEOUT_MS = 600_000;
/** A vector of zeros lies near nothing; one so short that its length cannot be told is as good as that. */
const LEAST_LENGTH = 1e-30;

const answer = z.object({
  data: z.array(z.object({ index: z.number().int().nullish().catch(null), embedding: z.array(z.unknown()) })),
  usage: z
    .object({ prompt_tokens: z.number().int().min(0).nullish().catch(null) })
    .nullish()
    .catch(null),
});

/** Vectors of any server that has OpenAI's `/embeddings`, such as OpenAI, Ollama, LM Studio, llama.cpp or text-embeddings-inference. */
export function makeOpenAiEmbedder(settings: OpenAiEmbedderSettings): Embedder {
  const { name, dialect, apiKey, baseUrl, clock, model, dimensions, isFree } = settings;
  const context: OpenAiContext = { name, dialect: DIALECTS[dialect], apiKey, now: () => clock.now() };
  const client = openAiClient(apiKey, baseUrl ?? context.dialect.baseUrl);
  // As numbers: many of OpenAI's relatives know no other form.
  const form: Pick<OpenAI.EmbeddingCreateParams, 'model' | 'encoding_format' | 'dimensions'> = { model, encoding_format: 'float' };
  let known = dimensions;
  return {
    ...{ id: embedderId({ provider: name, model, dimensions }), provider: name, model, isFree },
    get dimensions() {
      return known;
    },
    async embed(texts, signal) {
      try {
        const body = { ...form, ...(dimensions === null ? {} : { dimensions }), input: [...texts] };
        const said: unknown = await client.embeddings.create(body, { signal, timeout: SDK_TIMEOUT_MS });
        const read = readAnswer(said, texts.length, dimensions);
        if (typeof read === 'string') return unusable(`${context.dialect.title} ${read}.`);
        // A server may put another model under the same name.
        known = read.vectors[0]?.length ?? known;
        return read;
      } catch (error) {
        const failed = failedBy(context, error, signal.aborted);
        return { kind: 'failed', failure: failed.failure, isCharged: failed.usage === null };
      }
    },
  };
}

/** The vectors; or what is wrong with them. */
function readAnswer(said: unknown, count: number, dimensions: number | null): Extract<Embedding, { kind: 'embedded' }> | string {
  const read = answer.safeParse(said);
  if (!read.success) return 'sent something unreadable instead of vectors';
  const { data, usage } = read.data;
  if (data.length !== count) return `sent ${data.length} vectors for ${count} texts`;
  const vectors: Float32Array[] = [];
  for (const [place, { index, embedding }] of data.entries()) {
    const at = index ?? place;
    if (at < 0 || at >= count || vectors[at] !== undefined) return 'sent vectors that belong to no text';
    const wanted = dimensions ?? data[0]?.embedding.length ?? 0;
    if (embedding.length !== wanted || wanted === 0) return `sent a vector of ${embedding.length} numbers instead of ${wanted}`;
    const vector = unitVector(embedding);
    if (vector === null) return 'sent a vector with something else than numbers in it';
    vectors[at] = vector;
  }
  return { kind: 'embedded', vectors, tokens: usage?.prompt_tokens ?? null };
}

/** Null: there is something else than numbers in it. */
function unitVector(numbers: readonly unknown[]): Float32Array | null {
  const vector = new Float32Array(numbers.length);
  let square = 0;
  for (const [place, number] of numbers.entries()) {
    if (typeof number !== 'number' || !Number.isFinite(number)) return null;
    vector[place] = number;
    square += number * number;
  }
  const length = Math.sqrt(square);
  if (!Number.isFinite(length)) return null;
  return length < LEAST_LENGTH ? vector.fill(0) : vector.map((number) => number / length);
}

/** Nobody knows whether it was paid for. */
function unusable(message: string): Embedding {
  return { kind: 'failed', failure: { kind: 'unreachable', message, retryAfterMs: null }, isCharged: true };
}
