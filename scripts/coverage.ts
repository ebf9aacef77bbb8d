import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import { z } from 'zod';

import { countChildBranches } from './child-coverage.ts';
import type { BranchCount } from './child-coverage.ts';

const summary = z.record(z.string(), z.object({ branches: z.object({ total: z.number(), covered: z.number() }) }));

/** Which part of the source must have more than so many per cent of its branches tested. */
const WANTED = [
  { part: 'domain', prefix: 'domain/', percent: 90 },
  { part: 'everything', prefix: '', percent: 85 },
] as const;

export interface CoverageCheck {
  readonly isEnough: boolean;
  /** `domain 93.1 % (more than 90), everything 88.0 % (more than 85)` of all branches. */
  readonly said: string;
}

/** Where child processes of the tests write what they ran. */
export const CHILD_COVERAGE = join('.cache', 'child-coverage');

/**
 * Compares the coverage of branches with what is wanted. A file is tested in the process of the tests, in child processes that run the real program or
 * the terminal client, or in both: the better of the two counts, which is never more than both together.
 */
export async function checkCoverage(root = process.cwd()): Promise<CoverageCheck> {
  const file = join(root, 'coverage', 'coverage-summary.json');
  if (!existsSync(file)) return { isEnough: false, said: 'the tests did not get as far as measuring it' };
  const { total: _total, ...files } = summary.parse(JSON.parse(readFileSync(file, 'utf8')));
  const own = new Map(Object.entries(files).map(([name, { branches }]) => [name, branches]));
  const inChildren = await countChildBranches(join(root, CHILD_COVERAGE), root, (name) => own.has(join(root, name)));
  return judgeCoverage(betterOf(own, inChildren), root);
}

function betterOf(own: ReadonlyMap<string, BranchCount>, other: ReadonlyMap<string, BranchCount>): ReadonlyMap<string, BranchCount> {
  const share = ({ total, covered }: BranchCount): number => (total === 0 ? 1 : covered / total);
  return new Map(
    [...own].map(([file, count]) => {
      const second = other.get(file);
      return [file, second !== undefined && share(second) > share(count) ? second : count];
    }),
  );
}

/** By absolute path. */
export function judgeCoverage(files: ReadonlyMap<string, BranchCount>, root: string): CoverageCheck {
  const parts = WANTED.map(({ part, prefix, percent }) => {
    const counts = [...files].filter(([file]) => relative(root, file).startsWith(prefix)).map(([, count]) => count);
    const total = counts.reduce((sum, count) => sum + count.total, 0);
    const covered = counts.reduce((sum, count) => sum + count.covered, 0);
    const reached = total === 0 ? 0 : (covered / total) * 100;
    return { isEnough: reached > percent, said: `${part} ${reached.toFixed(1)} % (more than ${String(percent)})` };
  });
  return { isEnough: parts.every(({ isEnough }) => isEnough), said: parts.map(({ said }) => said).join(', ') };
}
