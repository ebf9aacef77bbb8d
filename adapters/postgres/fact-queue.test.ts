import { factQueueContract } from '../../domain/testing/contracts/fact-queue.contract.ts';
import { factScopeContract } from '../../domain/testing/contracts/fact-scope.contract.ts';
import { makePostgresWorld } from '../../testing/postgres/postgres-world.ts';

factQueueContract('the fact queue in PostgreSQL', makePostgresWorld);
factScopeContract('the memory in PostgreSQL', makePostgresWorld, 12);
