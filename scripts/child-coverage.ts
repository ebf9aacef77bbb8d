import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

import { convert } from 'ast-v8-to-istanbul';
import coverage from 'istanbul-lib-coverage';
import { parseAst } from 'vite';
import { z } from 'zod';

const range = z.object({ startOffset: z.number(), endOffset: z.number(), count: z.number() });
const ofFunction = z.object({ functionName: z.string(), ranges: z.array(range), isBlockCoverage: z.boolean() });
type OfFunction = z.infer<typeof ofFunction>;
const scriptCoverage = z.object({ url: z.string(), functions: z.array(ofFunction) });
const written = z.object({ result: z.array(z.object({ url: z.string() }).loose()) });

export interface BranchCount {
  readonly total: number;
  readonly covered: number;
}

/**
 * The branches that child processes ran, by file, from what Node wrote into `folder` at their ends (NODE_V8_COVERAGE); counted as vitest counts
 * its own. Only files that `isMeasured` names by their path below `root`.
 */
export async function countChildBranches(
  folder: string,
  root: string,
  isMeasured: (file: string) => boolean,
): Promise<ReadonlyMap<string, BranchCount>> {
  const map = coverage.createCoverageMap();
  for (const [url, runs] of readRuns(folder, (file) => isMeasured(relative(root, file)))) {
    const source = readExecuted(fileURLToPath(url));
    for (const run of runs) map.merge(await convert({ ...source, wrapperLength: 0, coverage: scriptCoverage.parse(JSON.parse(run)) }));
  }
  return new Map(map.files().map((file) => [file, map.fileCoverageFor(file).toSummary().branches]));
}

/**
 * By the address of each script, how its runs differ in what they reached, as JSON: most processes of some hundred run most files alike, and
 * finding the branches of one run takes far longer than seeing that it is one of those already known.
 */
function readRuns(folder: string, isMeasured: (file: string) => boolean): ReadonlyMap<string, ReadonlySet<string>> {
  const runs = new Map<string, Set<string>>();
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    const { result } = written.parse(JSON.parse(readFileSync(join(folder, name), 'utf8')));
    for (const { url, functions } of result) {
      if (!url.startsWith('file:') || !isMeasured(fileURLToPath(url))) continue;
      const known = runs.get(url) ?? new Set();
      known.add(JSON.stringify({ url, functions: rankCounts(z.array(ofFunction).parse(functions)) }));
      runs.set(url, known);
    }
  }
  return runs;
}

/** Which parts ran more often than others is all that tells the branches; an `else` that is not written ran when its `if` ran less than what is around it. */
function rankCounts(functions: readonly OfFunction[]): readonly OfFunction[] {
  const counts = new Set(functions.flatMap(({ ranges }) => ranges.map(({ count }) => count)));
  const ranks = new Map([...counts.add(0)].toSorted((a, b) => a - b).map((count, rank) => [count, rank]));
  const ranked = (ranges: OfFunction['ranges']) => ranges.map((each) => ({ ...each, count: ranks.get(each.count) ?? 0 }));
  return functions.map((each) => ({ ...each, ranges: ranked(each.ranges) }));
}

/** What Node ran: the source with blanks in place of its types, so that all positions are those of the source. */
function readExecuted(file: string) {
  const code = stripTypeScriptTypes(readFileSync(file, 'utf8'));
  return { code, ast: parseAst(code) };
}
