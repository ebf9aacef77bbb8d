import { recallIndexContract } from '../../domain/testing/contracts/recall-index.contract.ts';
import { recallScopeContract } from '../../domain/testing/contracts/recall-scope.contract.ts';
import { makePostgresWorld } from '../../testing/postgres/postgres-world.ts';

recallIndexContract('the recall index in PostgreSQL', makePostgresWorld);
recallScopeContract('the recall index in PostgreSQL', makePostgresWorld, 12);
