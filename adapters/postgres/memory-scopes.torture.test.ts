import { factScopeContract } from '../../domain/testing/contracts/fact-scope.contract.ts';
import { recallScopeContract } from '../../domain/testing/contracts/recall-scope.contract.ts';
import { makePostgresWorld } from '../../testing/postgres/postgres-world.ts';

// Random people, groups, links and forgetting, over and over; `npm test` runs a few beside the other tests of recall.
const RUNS = process.env['PARLEY_TEST_LONG'] === '1' ? 80 : 1;

recallScopeContract('recall in PostgreSQL, at length,', makePostgresWorld, RUNS);
factScopeContract('the memory in PostgreSQL, at length,', makePostgresWorld, RUNS);
