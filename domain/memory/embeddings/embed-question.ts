import { budgetLines } from '../../costs/budget-lines.ts';
import type { Budgets } from '../../costs/budget-lines.ts';
import { UnknownIdError } from '../../errors.ts';
import type { Embedder } from '../../ports/embedder.ts';
import type { Ports } from '../../ports/ports.ts';
import { embedPaid } from './embed-paid.ts';
import type { EmbedDeps, Embedded } from './embed-paid.ts';
import { makePatience } from './patience.ts';

export interface EmbedQuestionDeps extends EmbedDeps, Pick<Ports, 'people'> {
  readonly budgets: Budgets;
}

/** What somebody asks, and who pays for it. */
export interface QuestionText {
  readonly text: string;
  readonly askerId: string;
  readonly conversationId: string | null;
}

/** The vector of a question; null: there is none, or none in time. */
export type EmbedQuestion = (embedder: Embedder, question: QuestionText) => Promise<Float32Array | null>;

/** An answer waits for this. */
const DEADLINE_MS = 1_000;
const MAX_CHARACTERS = 2_000;
/** A vector takes a few kilobytes. */
const CACHED = 200;

/**
 * Turns questions into vectors, within a second, reserved and settled as every call (I6). A model that is slow or gone is left alone for a while, with one
 * warning.
 */
export function makeEmbedQuestion(deps: EmbedQuestionDeps): EmbedQuestion {
  const { metrics } = deps;
  // Its own: to be too slow for this says nothing about what is done in the background.
  const patience = makePatience(deps, 'recall.without-vectors');
  const cached = new Map<string, Float32Array>();
  return async (embedder, question) => {
    const { id } = embedder;
    const text = question.text.trim().slice(0, MAX_CHARACTERS).toWellFormed();
    const key = `${id}\n${text}`;
    const known = cached.get(key);
    if (known !== undefined || text === '') return known ?? null;
    if (!patience.begin(id)) return null;
    const result = await embed(deps, embedder, { ...question, text }).catch((cause: unknown) => {
      patience.abandoned(id);
      throw cause;
    });
    const [vector = null] = result.kind === 'embedded' ? result.vectors : [];
    if (vector !== null) {
      patience.succeeded(id);
      cached.set(key, vector);
      const [oldest = key] = cached.keys();
      if (cached.size > CACHED) cached.delete(oldest);
      return vector;
    }
    metrics.count('recall_without_vectors_total', { reason: reasonOf(result) });
    if (result.kind === 'failed') patience.failed(id, result.failure);
    else patience.abandoned(id);
    return null;
  };
}

function reasonOf(result: Embedded): string {
  return result.kind === 'failed' ? result.failure.kind : result.kind;
}

async function embed(deps: EmbedQuestionDeps, embedder: Embedder, { text, askerId, conversationId }: QuestionText): Promise<Embedded> {
  const { people, budgets, clock, ids } = deps;
  // What is free needs no budget, and so nothing of its person.
  const person = embedder.isFree ? null : await people.get(askerId);
  if (person === null && !embedder.isFree) throw new UnknownIdError('person');
  const lines = person === null ? [] : budgetLines(budgets, { person, conversationId, task: null }, clock.now());
  return embedPaid(deps, {
    ...{ embedder, texts: [text], run: { kind: 'memory', id: ids.uuid() }, personId: askerId, conversationId, budgets: lines },
    ...{ deadlineMs: DEADLINE_MS, signal: new AbortController().signal },
  });
}
