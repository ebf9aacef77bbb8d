import { extractionQueueContract } from '../../domain/testing/contracts/extraction-queue.contract.ts';
import { summaryStoreContract } from '../../domain/testing/contracts/summary-store.contract.ts';
import { makePostgresWorld } from '../../testing/postgres/postgres-world.ts';

extractionQueueContract('the extraction queue in PostgreSQL', makePostgresWorld);
summaryStoreContract('the summaries in PostgreSQL', makePostgresWorld);
