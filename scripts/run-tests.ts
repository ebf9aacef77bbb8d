import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

import { runProgram } from './run-program.ts';
import type { Tally } from './tally.ts';

const RESULTS = join('.cache', 'test-results');

const report = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().optional(),
      assertionResults: z.array(z.object({ status: z.string() })),
    }),
  ),
});

export interface TestRun {
  /** Names the run; two at the same time need different ones. */
  readonly name: string;
  /** What vitest is told. */
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs vitest, shows what it says, and counts. A file that could not be loaded, and a failure outside of any test, count as one failure each. */
export async function runTests({ name, args, env = {} }: TestRun): Promise<Tally> {
  const file = join(RESULTS, `${name}.json`);
  mkdirSync(RESULTS, { recursive: true });
  rmSync(file, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const { code } = await runProgram('vitest', ['run', ...args, ...reporters], {
    isShown: true,
    env: { ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }), ...env },
  });
  const tally = countTests(readResults(file));
  return code === 0 || tally.failed > 0 ? tally : { ...tally, failed: 1 };
}

function readResults(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '{"testResults":[{"name":"","status":"failed","assertionResults":[]}]}';
  }
}

/** Counts the tests in vitest's JSON report. */
export function countTests(json: string): Tally {
  const files = report.parse(JSON.parse(json)).testResults;
  const count = (...wanted: readonly string[]): number =>
    files.reduce((sum, { assertionResults }) => sum + assertionResults.filter(({ status }) => wanted.includes(status)).length, 0);
  const broken = files.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  return { passed: count('passed'), failed: count('failed') + broken.length, skipped: count('skipped', 'pending', 'todo', 'disabled') };
}
