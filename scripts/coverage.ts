import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import { z } from 'zod';

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

/** Compares the coverage of branches that vitest has written with what is wanted. */
export function checkCoverage(root = process.cwd()): CoverageCheck {
  const file = join(root, 'coverage', 'coverage-summary.json');
  if (!existsSync(file)) return { isEnough: false, said: 'the tests did not get as far as measuring it' };
  return judgeCoverage(readFileSync(file, 'utf8'), root);
}

/** `text` is a summary in istanbul's JSON form with absolute paths. */
export function judgeCoverage(text: string, root: string): CoverageCheck {
  const { total: _total, ...files } = summary.parse(JSON.parse(text));
  const parts = WANTED.map(({ part, prefix, percent }) => {
    const own = Object.entries(files).filter(([file]) => relative(root, file).startsWith(prefix));
    const total = own.reduce((sum, [, { branches }]) => sum + branches.total, 0);
    const covered = own.reduce((sum, [, { branches }]) => sum + branches.covered, 0);
    const reached = total === 0 ? 0 : (covered / total) * 100;
    return { isEnough: reached > percent, said: `${part} ${reached.toFixed(1)} % (more than ${String(percent)})` };
  });
  return { isEnough: parts.every(({ isEnough }) => isEnough), said: parts.map(({ said }) => said).join(', ') };
}
