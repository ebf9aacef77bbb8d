import type { Ports } from '../../domain/ports/ports.ts';
import { makePostgresEmbeddingQueue } from './embedding-queue.ts';
import { makePostgresExtractionQueue } from './extraction-queue.ts';
import { makePostgresFactQueue } from './fact-queue.ts';
import { makePostgresForgettingStore } from './forgetting-store.ts';
import { makePostgresMemoryQuestions } from './memory-questions.ts';
import { makePostgresMemoryStore } from './memory-store.ts';
import { makePostgresRecallIndex } from './recall-index.ts';
import { makePostgresSummaryStore } from './summary-store.ts';
import { makePostgresPluginVectors, makePostgresVectorIndex } from './vector-index.ts';
import type { DatabasePool } from './pool.ts';

/** The ports behind which what is remembered is. */
export type MemoryPorts = Pick<
  Ports,
  | 'embeddingQueue'
  | 'extraction'
  | 'factQueue'
  | 'forgetting'
  | 'memory'
  | 'memoryQuestions'
  | 'pluginEmbeddings'
  | 'pluginVectors'
  | 'recallIndex'
  | 'summaries'
  | 'vectors'
>;

export function makePostgresMemoryStores(pool: DatabasePool): MemoryPorts {
  return {
    embeddingQueue: makePostgresEmbeddingQueue(pool),
    extraction: makePostgresExtractionQueue(pool),
    factQueue: makePostgresFactQueue(pool),
    forgetting: makePostgresForgettingStore(pool),
    memory: makePostgresMemoryStore(pool),
    memoryQuestions: makePostgresMemoryQuestions(pool),
    pluginEmbeddings: makePostgresEmbeddingQueue(pool, 'plugin-embedding'),
    pluginVectors: makePostgresPluginVectors(pool),
    recallIndex: makePostgresRecallIndex(pool),
    summaries: makePostgresSummaryStore(pool),
    vectors: makePostgresVectorIndex(pool),
  };
}
