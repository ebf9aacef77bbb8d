import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

import { PROJECT_TOOLS } from '../domain/agent/tools/project-tools.ts';
import { updatePlanTool } from '../domain/agent/tools/update-plan-tool.ts';
import { makeWebTools } from '../domain/agent/tools/web-tools.ts';
import { makeRedactor } from '../domain/redaction/redactor.ts';
import { makeScriptedInternet } from '../domain/testing/scripted-internet.ts';

const ROOT = join(import.meta.dirname, '..');
const INVARIANTS = Array.from({ length: 12 }, (_, index) => `I${index + 1}`);

/** For each invariant the files that the page names. */
function readPage(): ReadonlyMap<string, readonly string[]> {
  const rows = readFileSync(join(ROOT, 'docs/INVARIANTS.md'), 'utf8').split('\n');
  return new Map(
    rows.flatMap((row) => {
      const name = /^\| \*\*(I\d+)\*\*/.exec(row)?.[1];
      const files = [...row.matchAll(/`([^`\s]+\.ts)`/g)].map(([, file = '']) => file);
      return name === undefined ? [] : [[name, files] as const];
    }),
  );
}

describe('docs/INVARIANTS.md', () => {
  const page = readPage();

  test.each(INVARIANTS)('names tests of %s that exist and say so', (invariant) => {
    const files = page.get(invariant) ?? [];
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      expect(existsSync(join(ROOT, file)), file).toBe(true);
      expect(readFileSync(join(ROOT, file), 'utf8'), file).toMatch(new RegExp(`["'\`](I\\d+, )*${invariant}(, I\\d+)*: `));
    }
  });
});

test('I12: the domain takes time, randomness and sleep from its ports', () => {
  const sources = globSync('domain/**/*.ts', { cwd: ROOT }).filter((file) => !file.includes('.test.') && !file.includes('testing'));
  expect(sources.length).toBeGreaterThan(50);
  for (const file of sources) {
    const text = readFileSync(join(ROOT, file), 'utf8').replaceAll(/\/\*\*[\s\S]*?\*\/|\/\/.*/g, '');
    expect(text, file).not.toMatch(
      /\bDate\.now\b|new Date\(\)|\bMath\.random\b|\bsetTimeout\b|\bsetInterval\b|\bperformance\.now\b|randomUUID|randomBytes/,
    );
  }
});

test('I8: of what the agent can do, only the web reaches beyond its project and whoever it answers, and says so', () => {
  expect(PROJECT_TOOLS.map(({ spec }) => spec.name)).toEqual([
    'list_files',
    'read_file',
    'search_files',
    'edit_file',
    'write_file',
    'run_command',
    'git',
    'send_file',
  ]);
  expect([...PROJECT_TOOLS, updatePlanTool].filter((tool) => tool.isPrivileged({}) || tool.isForeign)).toEqual([]);
  const web = makeWebTools({ internet: makeScriptedInternet({}, []), redactor: makeRedactor({ secrets: [] }) });
  expect(web.map((tool) => [tool.spec.name, tool.isPrivileged({}), tool.isForeign])).toEqual([
    ['web_fetch', true, true],
    ['web_search', true, true],
  ]);
});
