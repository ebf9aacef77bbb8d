import { runTests } from './run-tests.ts';
import { closingLine } from './tally.ts';

// Long, random, destructive: kills, cut connections, full disks, for minutes at a time:  npm run torture [-- FILTER]

const args = ['--mode', 'torture', ...process.argv.slice(2)];
const tally = await runTests({ name: 'torture', args, env: { PARLEY_TEST_LONG: '1' } });
console.log(closingLine(tally));
process.exitCode = tally.failed > 0 ? 1 : 0;
