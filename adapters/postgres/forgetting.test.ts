import { forgettingStoreContract } from '../../domain/testing/contracts/forgetting-store.contract.ts';
import { memoryQuestionsContract } from '../../domain/testing/contracts/memory-questions.contract.ts';
import { makePostgresWorld } from '../../testing/postgres/postgres-world.ts';

forgettingStoreContract('forgetting in PostgreSQL', makePostgresWorld);
memoryQuestionsContract('the memory questions in PostgreSQL', makePostgresWorld);
