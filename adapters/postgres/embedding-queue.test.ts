import { embeddingQueueContract } from '../../domain/testing/contracts/embedding-queue.contract.ts';
import { makePostgresWorld } from '../../testing/postgres/postgres-world.ts';

embeddingQueueContract('the embedding queue in PostgreSQL', makePostgresWorld);
