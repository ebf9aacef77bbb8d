import { makeMeaning } from '../../memory/embeddings/meaning.ts';
import type { Meaning } from '../../memory/embeddings/meaning.ts';
import type { Stores } from '../in-memory-stores.ts';
import { makeManualClock } from '../manual-clock.ts';
import { makeRecordingLogger } from '../recording-logger.ts';
import { embeddersOf, makeScriptedEmbedder } from '../scripted-embedder.ts';

const SPACE = { model: 'box/new', dimensions: 2 };
const WANTED = { ...SPACE, limit: 100, maxCharacters: 100, leaseMs: 600_000 };
const vector = Float32Array.from([1, 0]);

/** To this everything means the same, so that recall by meaning finds whatever it can reach. */
export function allAlike({ vectors }: Pick<Stores, 'vectors'>): Meaning {
  const told = { clock: makeManualClock(), logger: makeRecordingLogger() };
  const embedders = embeddersOf(makeScriptedEmbedder({ id: SPACE.model, dimensions: SPACE.dimensions }));
  return makeMeaning({ ...told, vectors, embedders, exactUpTo: 1_000, embedQuestion: async () => vector });
}

/** Gives everything that has been indexed the same vector. */
export async function embedAlike({ embeddingQueue }: Pick<Stores, 'embeddingQueue'>): Promise<void> {
  for (;;) {
    const batch = await embeddingQueue.take(WANTED);
    if (batch === null) return;
    await embeddingQueue.keep(
      batch,
      SPACE,
      batch.texts.map(({ number }) => ({ number, vector })),
      batch.upTo,
    );
  }
}
