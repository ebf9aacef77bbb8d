import { randomInt } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';

import { runTests } from './run-tests.ts';
import { add, NOTHING } from './tally.ts';
import type { Tally } from './tally.ts';

const ROUNDS = Number(process.env['PARLEY_TEST_ROUNDS'] ?? 20);
const SEEDS = 2 ** 31;

/** Runs all tests that draw random cases, round after round, each with a seed of its own (PARLEY_TEST_SEED: that one alone, once). */
export async function runProperties(): Promise<Tally> {
  const given = process.env['PARLEY_TEST_SEED'];
  const seeds = given === undefined ? Array.from({ length: ROUNDS }, () => String(randomInt(SEEDS))) : [given];
  const files = findProperties();
  let tally = NOTHING;
  for (const seed of seeds) {
    const round = await runTests({ name: 'properties', args: files, env: { PARLEY_TEST_SEED: seed } });
    console.log(`properties with seed ${seed}: ${round.failed === 0 ? 'all hold' : `broken; again with PARLEY_TEST_SEED=${seed}`}`);
    tally = add(tally, round);
  }
  return tally;
}

/** The plain tests that draw cases themselves, or make those of a contract that does. */
function findProperties(): readonly string[] {
  const sources = globSync('{adapters,api,cli,config,domain,plugins,testing,web/src}/**/*.ts').map((file) => ({
    file,
    text: readFileSync(file, 'utf8'),
  }));
  const drawing = sources.filter(({ text }) => text.includes("from 'fast-check'")).map(({ file }) => file);
  const contracts = drawing.filter((file) => file.endsWith('.contract.ts')).map((file) => `/${basename(file)}'`);
  return sources
    .filter(({ file }) => file.endsWith('.test.ts') && !/\.(real|torture)\.test\.ts$/.test(file))
    .filter(({ file, text }) => drawing.includes(file) || contracts.some((contract) => text.includes(contract)))
    .map(({ file }) => file);
}
