import { embeddingQueueContract } from '../../domain/testing/contracts/embedding-queue.contract.ts';
import { mergedVectorsContract } from '../../domain/testing/contracts/merged-vectors.contract.ts';
import { pluginVectorsContract } from '../../domain/testing/contracts/plugin-vectors.contract.ts';
import { makePostgresWorld } from '../../testing/postgres/postgres-world.ts';

embeddingQueueContract('the embedding queue in PostgreSQL', makePostgresWorld);
mergedVectorsContract('the embedding queue in PostgreSQL', makePostgresWorld);
pluginVectorsContract('the vectors of what plugins took in, in PostgreSQL', makePostgresWorld);
