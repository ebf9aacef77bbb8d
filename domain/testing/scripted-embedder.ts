import type { Embedder, Embedders, Embedding } from '../ports/embedder.ts';

/** What texts are answered with; a function decides when it is asked, and may never answer. */
export type ScriptedEmbedding = Embedding | ((texts: readonly string[], signal: AbortSignal) => Promise<Embedding>);

export interface ScriptedEmbedder extends Embedder {
  /** What it was given, in order. */
  readonly asked: readonly (readonly string[])[];
  /** What it is asked next is answered so. */
  add(...answers: readonly ScriptedEmbedding[]): void;
}

const MEANINGS: readonly RegExp[] = [/cat|кош|kitten|purr/i, /car|машин|vehicle|drive/i, /tea|чай|drink/i];

/** Answers from a script and then by itself: texts about cats, about cars and about tea lie near each other, in one place for each. */
export function makeScriptedEmbedder({ id = 'box/new', isFree = false, dimensions = 4 } = {}): ScriptedEmbedder {
  const answers: ScriptedEmbedding[] = [];
  const asked: (readonly string[])[] = [];
  return {
    ...{ id, provider: id.split('/')[0] ?? '', model: id.split('/')[1] ?? '', isFree, dimensions, asked },
    add: (...more) => void answers.push(...more),
    embed: async (texts, signal) => {
      asked.push(texts);
      const answer = answers.shift() ?? embeds(texts, dimensions);
      return typeof answer === 'function' ? answer(texts, signal) : answer;
    },
  };
}

function embeds(texts: readonly string[], dimensions: number): Embedding {
  const vectors = texts.map((text) => {
    const place = MEANINGS.findIndex((meaning) => meaning.test(text));
    return new Float32Array(dimensions).map((_zero, at) => (at === (place < 0 ? MEANINGS.length : place) ? 1 : 0));
  });
  return { kind: 'embedded', vectors, tokens: texts.length };
}

type Failed = Extract<Embedding, { kind: 'failed' }>;

export function embedsNot(kind: Failed['failure']['kind'], isCharged = false): Failed {
  return { kind: 'failed', failure: { kind, message: 'No.', retryAfterMs: null }, isCharged };
}

/** The one that is set, and those that were set before. */
export function embeddersOf(current: Embedder, ...former: readonly Embedder[]): Embedders {
  return { current, find: ({ model }) => former.find(({ id }) => id === model) ?? null };
}
