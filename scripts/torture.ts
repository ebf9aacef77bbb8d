import { runProperties } from './run-properties.ts';
import { runTests } from './run-tests.ts';
import { add, closingLine, NOTHING } from './tally.ts';

// Long, random, destructive: kills, cut connections, full disks, for minutes at a time:  npm run torture [-- FILTER]
// The properties alone, each round with cases of its own:                                npm run torture -- properties

const filters = process.argv.slice(2);
const isWanted = (name: string): boolean => filters.length === 0 || filters.includes(name);
const others = filters.filter((filter) => filter !== 'properties');

const properties = isWanted('properties') ? await runProperties() : NOTHING;
const isMore = filters.length === 0 || others.length > 0;
const torture = isMore
  ? await runTests({ name: 'torture', args: ['--mode', 'torture', ...others], env: { PARLEY_TEST_LONG: '1' } })
  : NOTHING;
const tally = add(properties, torture);
console.log(closingLine(tally));
process.exitCode = tally.failed > 0 ? 1 : 0;
