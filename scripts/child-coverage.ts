import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

import { convert } from 'ast-v8-to-istanbul';
import coverage from 'istanbul-lib-coverage';
import { parseAst } from 'vite';
import { z } from 'zod';

const range = z.object({ startOffset: z.number(), endOffset: z.number(), count: z.number() });
const scriptCoverage = z.object({
  scriptId: z.string(),
  url: z.string(),
  functions: z.array(z.object({ functionName: z.string(), ranges: z.array(range), isBlockCoverage: z.boolean() })),
});
const written = z.object({ result: z.array(scriptCoverage) });

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
  const sources = new Map<string, { code: string; ast: ReturnType<typeof parseAst> }>();
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    const { result } = written.parse(JSON.parse(readFileSync(join(folder, name), 'utf8')));
    for (const script of result) {
      if (!script.url.startsWith('file:')) continue;
      const file = fileURLToPath(script.url);
      if (!isMeasured(relative(root, file))) continue;
      const source = sources.get(file) ?? readExecuted(file);
      sources.set(file, source);
      map.merge(await convert({ ...source, wrapperLength: 0, coverage: script }));
    }
  }
  return new Map(map.files().map((file) => [file, map.fileCoverageFor(file).toSummary().branches]));
}

/** What Node ran: the source with blanks in place of its types, so that all positions are those of the source. */
function readExecuted(file: string) {
  const code = stripTypeScriptTypes(readFileSync(file, 'utf8'));
  return { code, ast: parseAst(code) };
}
