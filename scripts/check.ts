import { existsSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';

import { CHECKS } from './check-list.ts';
import type { Check } from './check-list.ts';
import { checkCoverage, CHILD_COVERAGE } from './coverage.ts';
import { runProgram } from './run-program.ts';
import { runTests } from './run-tests.ts';
import { add, closingLine, NOTHING } from './tally.ts';
import type { Tally } from './tally.ts';

// Everything that must hold before a change is good:  npm test
// Only some of it:                                    npm run check -- types lint

const AT_ONCE = 2;
const LONGEST_REPORT = 12_000;

function report(isGood: boolean, name: string, what: string, seconds: number, said = ''): Tally {
  console.log(`${isGood ? 'ok  ' : 'FAIL'}  ${name.padEnd(10)} ${what} (${seconds.toFixed(1)} s)`);
  if (!isGood) console.log(said.length > LONGEST_REPORT ? `${said.slice(0, LONGEST_REPORT)}\n…` : said);
  return isGood ? { ...NOTHING, passed: 1 } : { ...NOTHING, failed: 1 };
}

async function make({ name, what, needs, command: [program, ...args] }: Check): Promise<Tally> {
  const missing = needs.filter((file) => !existsSync(file));
  if (missing.length > 0) return report(false, name, what, 0, `There is no ${missing.join(', no ')}.`);
  const { code, said, seconds } = await runProgram(program, args);
  return report(code === 0, name, what, seconds, said.trim());
}

async function makeAll(checks: readonly Check[]): Promise<Tally> {
  const waiting = [...checks];
  const worker = async (): Promise<Tally> => {
    let tally = NOTHING;
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) tally = add(tally, await make(next));
    return tally;
  };
  const tallies = await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return tallies.reduce(add, NOTHING);
}

async function test(): Promise<Tally> {
  const started = performance.now();
  const children = resolve(CHILD_COVERAGE);
  rmSync(children, { recursive: true, force: true });
  const tests = await runTests({ name: 'plain', args: ['--coverage'], env: { PARLEY_TEST_CHILD_COVERAGE: children } });
  const { isEnough, said } = await checkCoverage();
  return add(tests, report(isEnough, 'coverage', said, (performance.now() - started) / 1000));
}

const wanted = process.argv.slice(2);
const names = [...CHECKS.map(({ name }) => name), 'tests'];
const unknown = wanted.find((name) => !names.includes(name));
if (unknown !== undefined) {
  console.error(`There is no check ${unknown}; there are ${names.join(', ')}.`);
  process.exit(2);
}
const isWanted = (name: string): boolean => wanted.length === 0 || wanted.includes(name);

const checks = await makeAll(CHECKS.filter(({ name }) => isWanted(name)));
const tests = isWanted('tests') ? await test() : NOTHING;
const tally = add(checks, tests);
console.log(closingLine(tally));
process.exitCode = tally.failed > 0 ? 1 : 0;
