import { budgetLines } from '../costs/budget-lines.ts';
import type { Budgets } from '../costs/budget-lines.ts';
import { embedPaid } from '../memory/embeddings/embed-paid.ts';
import type { EmbedDeps } from '../memory/embeddings/embed-paid.ts';
import type { QuestionVector } from '../memory/embeddings/meaning.ts';
import { makePatience } from '../memory/embeddings/patience.ts';
import type { Embedder, Embedders } from '../ports/embedder.ts';
import type { Ports } from '../ports/ports.ts';
import { EVERYDAY_TEXTS } from './everyday-texts.ts';

interface NearEnoughDeps extends EmbedDeps, Pick<Ports, 'people'> {
  readonly embedders: Embedders;
  readonly budgets: Budgets;
}

/** Who asks, and where: they pay. */
export interface Asker {
  readonly personId: string;
  /** Null: in private. */
  readonly conversationId: string | null;
}

/**
 * From which cosine on a text means what is asked, where `likeness` 0 is as like as any text and 1 is the same. Models differ in what two texts share that
 * have nothing to do with each other, and questions do; so it is told by how like texts of all kinds are to this very question. Null: nobody knows now.
 */
type NearEnough = (asked: QuestionVector, likeness: number, asker: Asker) => Promise<number | null>;

const DEADLINE_MS = 2_000;
/** What is as like to most texts as this says nothing. */
const MOST_NOISE = 0.9;

/** The texts of all kinds are made vectors of once for each model and process, for whoever asks first. */
export function makeNearEnough(deps: NearEnoughDeps): NearEnough {
  const patience = makePatience(deps, 'recall.without-vectors');
  const known = new Map<string, readonly Float32Array[]>();
  return async ({ vector, head }, likeness, asker) => {
    const key = JSON.stringify([head.model, head.dimensions]);
    const { current } = deps.embedders;
    const embedder = current.id === head.model ? current : deps.embedders.find(head);
    if (embedder === null) return null;
    let vectors = known.get(key);
    if (vectors === undefined) {
      if (!patience.begin(embedder.id)) return null;
      const made = await embedEveryday(deps, embedder, asker).catch((cause: unknown) => {
        patience.abandoned(embedder.id);
        throw cause;
      });
      if (made.kind === 'failed') patience.failed(embedder.id, made.failure);
      else if (made.kind === 'no-budget') patience.abandoned(embedder.id);
      else patience.succeeded(embedder.id);
      if (made.kind !== 'embedded') return null;
      vectors = made.vectors;
      known.set(key, vectors);
    }
    const noise = noiseOf(vectors, vector);
    return noise === null || noise > MOST_NOISE ? null : noise + (1 - noise) * likeness;
  };
}

/** How like those of them are that are likest, a half of all: the others are of other languages and matters. Null: they are of another length. */
function noiseOf(vectors: readonly Float32Array[], asked: Float32Array): number | null {
  if (vectors.some(({ length }) => length !== asked.length)) return null;
  const cosines = vectors.map((vector) => vector.reduce((sum, value, place) => sum + value * (asked[place] ?? 0), 0));
  const half = cosines.toSorted((one, other) => other - one).slice(0, Math.ceil(cosines.length / 2));
  return Math.max(0, half.reduce((sum, cosine) => sum + cosine, 0) / half.length);
}

async function embedEveryday(deps: NearEnoughDeps, embedder: Embedder, { personId, conversationId }: Asker) {
  const { people, budgets, clock, ids } = deps;
  const person = embedder.isFree ? null : await people.get(personId);
  const lines = person === null ? [] : budgetLines(budgets, { person, conversationId, task: null }, clock.now());
  return embedPaid(deps, {
    ...{ embedder, texts: EVERYDAY_TEXTS, run: { kind: 'memory', id: ids.uuid() }, personId, conversationId, budgets: lines },
    ...{ deadlineMs: DEADLINE_MS, signal: new AbortController().signal },
  });
}
