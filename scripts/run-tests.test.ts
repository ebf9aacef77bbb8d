import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

import { countChildBranches } from './child-coverage.ts';
import { judgeCoverage } from './coverage.ts';
import { countTests } from './run-tests.ts';
import { closingLine } from './tally.ts';

function reportOf(...files: readonly (readonly [status: string, ...tests: string[]])[]): string {
  const testResults = files.map(([status, ...tests]) => ({
    name: 'x',
    status,
    message: '',
    assertionResults: tests.map((test) => ({ status: test })),
  }));
  return JSON.stringify({ testResults });
}

describe('counting tests', () => {
  it('counts what passed, failed and was skipped', () => {
    const json = reportOf(['passed', 'passed', 'skipped', 'todo'], ['failed', 'passed', 'failed']);
    expect(countTests(json)).toEqual({ passed: 2, failed: 1, skipped: 2 });
  });

  it('counts a file that could not be loaded as a failure', () => {
    expect(countTests(reportOf(['failed'], ['passed', 'passed']))).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  it('closes with a line that names the skipped ones only when there are any', () => {
    expect(closingLine({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed');
    expect(closingLine({ passed: 12, failed: 1, skipped: 3 })).toBe('12 passed, 1 failed, 3 skipped');
  });
});

describe('judging coverage', () => {
  const branches = (covered: number, total = 100) => ({ covered, total });

  it.each([
    [
      { '/x/domain/a.ts': branches(91), '/x/api/b.ts': branches(80) },
      true,
      'domain 91.0 % (more than 90), everything 85.5 % (more than 85)',
    ],
    [
      { '/x/domain/a.ts': branches(90), '/x/api/b.ts': branches(100) },
      false,
      'domain 90.0 % (more than 90), everything 95.0 % (more than 85)',
    ],
    [
      { '/x/domain/a.ts': branches(99, 100), '/x/api/b.ts': branches(0) },
      false,
      'domain 99.0 % (more than 90), everything 49.5 % (more than 85)',
    ],
    [{}, false, 'domain 0.0 % (more than 90), everything 0.0 % (more than 85)'],
  ])('looks at the domain and at everything: %j', (files, isEnough, said) => {
    expect(judgeCoverage(new Map(Object.entries(files)), '/x')).toEqual({ isEnough, said });
  });
});

describe('the coverage of child processes', () => {
  it('is counted from what they wrote at their end, together, for the files that are asked for', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'parley-coverage-'));
    const root = resolve(import.meta.dirname, '..');
    const script = `import { closingLine } from ${JSON.stringify(join(root, 'scripts/tally.ts'))};`;
    const tally = '{ passed: 1, failed: 0, skipped: Number(process.argv[1]) }';
    for (const skipped of ['0', '1']) {
      spawnSync(process.execPath, ['--input-type=module', '-e', `${script} closingLine(${tally});`, skipped], {
        env: { NODE_V8_COVERAGE: folder },
      });
    }
    const counted = await countChildBranches(folder, root, (file) => file === 'scripts/tally.ts');
    rmSync(folder, { recursive: true });
    expect([...counted.keys()]).toEqual([join(root, 'scripts/tally.ts')]);
    expect(counted.get(join(root, 'scripts/tally.ts'))).toMatchObject({ total: 2, covered: 2 });
  });

  it('is nothing where nothing was written', async () => {
    await expect(countChildBranches('/nowhere', '/x', () => true)).resolves.toEqual(new Map());
  });
});
