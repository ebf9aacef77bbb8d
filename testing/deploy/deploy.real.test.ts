import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

import { findDebianProgram } from '../debian/find-debian-program.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const DEPLOY = join(ROOT, 'deploy');
const SCRIPTS = ['common.sh', 'setup.sh', 'upgrade.sh', 'uninstall.sh'];
const MOST_EXPOSED = 3;
const PLACES: Readonly<Record<string, string>> = {
  APP: '/opt/parley/current',
  DATA: '/var/lib/parley',
  ENVIRONMENT: '/etc/parley/environment',
  SETTINGS: '/etc/parley/parley.yaml',
  BACKUPS: '/var/backups/parley',
  KEEP: '14',
  MEMORY: '2048M',
};

interface Said {
  readonly code: number;
  readonly output: string;
}

function run(program: string, words: readonly string[]): Promise<Said> {
  return new Promise((done) => {
    const child = execFile(program, words, (_error, out, complaint) => done({ code: child.exitCode ?? -1, output: `${out}${complaint}` }));
  });
}

/** A unit as setup.sh writes it, where it can be looked at. */
function placed(unit: string, home: string): string {
  const text = readFileSync(join(DEPLOY, unit), 'utf8').replaceAll(/@([A-Z]+)@/g, (word, name: string) => PLACES[name] ?? word);
  const file = join(home, unit);
  writeFileSync(file, text);
  return file;
}

const shellcheck = await findDebianProgram(join(ROOT, '.cache/shellcheck'), ['shellcheck']);
if ('missing' in shellcheck) console.log(`not checked by shellcheck: ${shellcheck.missing}`);
const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0;
if (!hasSystemd) console.log('not checked by systemd-analyze: it is not there');

describe('the scripts of a deployment', () => {
  test.skipIf('missing' in shellcheck)('have nothing that shellcheck finds', async () => {
    if ('missing' in shellcheck) return;
    const folders = ['--ro-bind', join(shellcheck.root, 'usr'), '/usr', '--symlink', 'usr/lib', '/lib', '--symlink', 'usr/lib64', '/lib64'];
    const words = [
      '--ro-bind',
      ROOT,
      '/parley',
      '--chdir',
      '/parley',
      '/usr/bin/shellcheck',
      '--external-sources',
      '--source-path=/parley',
    ];
    const files = [...SCRIPTS.map((script) => `deploy/${script}`), 'scripts/parley', 'scripts/run'];
    expect(await run('bwrap', [...folders, ...words, ...files])).toEqual({ code: 0, output: '' });
  });

  test('refuse what they do not know in one sentence, before anything is changed', async () => {
    for (const [words, why] of [
      [['setup.sh', '--frobnicate'], 'There is no option --frobnicate'],
      [['setup.sh', '--postgres', 'mysql'], 'allowed: embedded, system'],
      [['setup.sh', '--keep-backups', 'all'], 'a whole number from 1'],
      [['setup.sh', '--domain', 'two words'], 'a name such as parley.example.org'],
      [['setup.sh', '--settings', '/nowhere'], '/nowhere cannot be read'],
      [['setup.sh', '--domain'], '--domain needs a value'],
      [['uninstall.sh', '--all'], 'There is no option --all'],
      [['uninstall.sh', '--remove-data'], 'Add --yes'],
      [['upgrade.sh'], 'Parley is not installed here'],
    ] as const) {
      const [script, ...rest] = words;
      const { code, output } = await run('sh', [join(DEPLOY, script), ...rest]);
      const isRoot = process.getuid?.() === 0;
      expect(output).toContain(isRoot || /option|needs a value/.test(why) ? why : 'as root');
      expect(output.trim().split('\n')).toHaveLength(1);
      expect(code).toBe(1);
    }
  });
});

describe('the units of a deployment', () => {
  test.skipIf(!hasSystemd)('are understood by systemd, and expose little', async () => {
    const home = mkdtempSync(join(tmpdir(), 'parley-units-'));
    try {
      const files = ['parley.service', 'parley-backup.service', 'parley-backup.timer'].map((unit) => placed(unit, home));
      const { output } = await run('systemd-analyze', ['verify', '--man=no', ...files]);
      // The program and its user are not on this machine.
      const complaints = output.split('\n').filter((line) => line !== '' && !/is not executable|Failed to (?:resolve|locate)/.test(line));
      expect(complaints.filter((line) => line.includes('parley'))).toEqual([]);
      for (const file of files.filter((name) => name.endsWith('.service'))) {
        const said = await run('systemd-analyze', ['security', '--offline=yes', file]);
        const exposure = Number(/Overall exposure level for \S+: ([\d.]+)/.exec(said.output)?.[1]);
        expect(exposure, said.output).toBeLessThanOrEqual(MOST_EXPOSED);
      }
    } finally {
      rmSync(home, { recursive: true, force: true });
    }
  });
});
