import { afterEach, describe, expect, test } from 'vitest';

import { makeManualClock } from '../../domain/testing/manual-clock.ts';
import { startEmbeddingServer } from '../../testing/models/embedding-server.ts';
import type { EmbeddingAnswer, EmbeddingServer } from '../../testing/models/embedding-server.ts';
import { makeOpenAiEmbedder } from './openai-embedder.ts';

const KEY = 'sk-proj-very-secret-0123456789';
const NEVER = new AbortController().signal;

let server: EmbeddingServer;
afterEach(() => server.stop());

function makeEmbedder(dimensions: number | null = null) {
  const place = { name: 'openai', dialect: 'openai', apiKey: KEY, baseUrl: `${server.url}/v1`, clock: makeManualClock() } as const;
  return makeOpenAiEmbedder({ ...place, model: 'text-embedding-3-small', dimensions, isFree: false });
}

async function embed(answers: readonly EmbeddingAnswer[], texts: readonly string[] = ['a', 'b'], dimensions: number | null = null) {
  server = await startEmbeddingServer(...answers);
  return makeEmbedder(dimensions).embed(texts, NEVER);
}

function vectors(...all: readonly (readonly unknown[])[]): EmbeddingAnswer {
  return { kind: 'vectors', vectors: all };
}

describe('the embedder of OpenAI and its relatives', () => {
  test('sends texts as they are, and takes vectors of length 1 and the tokens', async () => {
    const result = await embed([vectors([3, 4], [0, -2])], ['Привет 👋', 'b']);
    expect(result).toEqual({ kind: 'embedded', vectors: [Float32Array.from([0.6, 0.8]), Float32Array.from([0, -1])], tokens: 3 });
    expect(server.requests).toEqual([
      { authorization: `Bearer ${KEY}`, model: 'text-embedding-3-small', input: ['Привет 👋', 'b'], encoding_format: 'float' },
    ]);
  });

  test('asks for vectors of a length only where one is set, and names them by it', async () => {
    await expect(embed([], ['a'], 64)).resolves.toMatchObject({ kind: 'embedded', vectors: [{ length: 64 }] });
    expect(server.requests[0]?.dimensions).toBe(64);
    expect(makeEmbedder(64)).toMatchObject({ id: 'openai/text-embedding-3-small#64', dimensions: 64 });
  });

  test('knows the length of its vectors from its last answer where none is set', async () => {
    server = await startEmbeddingServer(vectors([1, 0]), vectors([1, 0, 0]));
    const embedder = makeEmbedder();
    expect(embedder).toMatchObject({ id: 'openai/text-embedding-3-small', dimensions: null });
    await embedder.embed(['a'], NEVER);
    expect(embedder.dimensions).toBe(2);
    await embedder.embed(['a'], NEVER);
    expect(embedder.dimensions).toBe(3);
  });

  test('puts vectors in the order of their texts, whatever the order of the answer', async () => {
    await expect(
      embed([
        {
          kind: 'vectors',
          vectors: [
            [1, 0],
            [0, 1],
          ],
          isBackwards: true,
        },
      ]),
    ).resolves.toMatchObject({
      vectors: [Float32Array.from([1, 0]), Float32Array.from([0, 1])],
    });
  });

  test('takes a vector of zeros for what it is', async () => {
    await expect(embed([vectors([0, 0])], ['?'])).resolves.toMatchObject({ vectors: [Float32Array.from([0, 0])] });
  });

  test('says when nobody counted', async () => {
    await expect(embed([{ kind: 'embeds', tokens: null }])).resolves.toMatchObject({ kind: 'embedded', tokens: null });
  });

  test.each([
    ['fewer vectors than texts', vectors([1, 0]), 'OpenAI sent 1 vectors for 2 texts.'],
    ['more vectors than texts', vectors([1, 0], [1, 0], [1, 0]), 'OpenAI sent 3 vectors for 2 texts.'],
    ['vectors of two lengths', vectors([1, 0], [1, 0, 0]), 'OpenAI sent a vector of 3 numbers instead of 2.'],
    ['empty vectors', vectors([], []), 'OpenAI sent a vector of 0 numbers instead of 0.'],
    ['what is no number', vectors([1, null], [1, 0]), 'OpenAI sent a vector with something else than numbers in it.'],
    ['a number beyond all', { kind: 'raw', body: '{"data": [{"embedding": [1e999]}, {"embedding": [1]}]}' }, 'something else than numbers'],
    ['numbers whose squares are beyond all', vectors([1e300, 1e300], [1, 0]), 'something else than numbers'],
    [
      'two vectors for one text',
      { kind: 'raw', body: '{"data": [{"index": 0, "embedding": [1]}, {"index": 0, "embedding": [1]}]}' },
      'no text',
    ],
    ['another object', { kind: 'raw', body: '{"ok": true}' }, 'something unreadable'],
    ['half a JSON', { kind: 'raw', body: '{"data": [' }, ''],
    ['nothing to its end', { kind: 'cut' }, ''],
  ] as const satisfies readonly (readonly [string, EmbeddingAnswer, string])[])(
    'a server that sends %s is as good as away, and may have been paid',
    async (_case, answer, message) => {
      const result = await embed([answer]);
      expect(result).toMatchObject({ kind: 'failed', isCharged: true, failure: { kind: 'unreachable' } });
      expect(JSON.stringify(result)).toContain(message);
    },
  );

  test('refuses vectors of another length than the one that is set', async () => {
    await expect(embed([vectors([1, 0])], ['a'], 64)).resolves.toMatchObject({
      kind: 'failed',
      failure: { message: 'OpenAI sent a vector of 2 numbers instead of 64.' },
    });
  });

  test.each([
    [400, {}, 'rejected', null],
    [401, {}, 'rejected', null],
    [429, { 'retry-after': '2' }, 'rate-limited', 2_000],
    [500, {}, 'unreachable', null],
  ] as const)('a refusal with %i is told apart, costs nothing and shows no key', async (status, headers, kind, retryAfterMs) => {
    const result = await embed([{ kind: 'status', status, headers, message: `no, ${KEY}` }]);
    expect(result).toMatchObject({ kind: 'failed', isCharged: false, failure: { kind, retryAfterMs } });
    expect(JSON.stringify(result)).not.toContain(KEY);
    expect(server.requests, 'no retry of its own').toHaveLength(1);
  });

  test('a server that is off has seen nothing', async () => {
    server = await startEmbeddingServer();
    const embedder = makeEmbedder();
    await server.stop();
    await expect(embedder.embed(['a'], NEVER)).resolves.toMatchObject({
      kind: 'failed',
      isCharged: false,
      failure: { kind: 'unreachable' },
    });
  });

  test('one that says nothing is let go of when the caller has had enough', async () => {
    const stop = new AbortController();
    server = await startEmbeddingServer({ kind: 'silence' });
    const result = makeEmbedder().embed(['a'], stop.signal);
    await server.received(1);
    stop.abort();
    await expect(result).resolves.toMatchObject({ kind: 'failed', isCharged: true, failure: { kind: 'cancelled' } });
  });
});
