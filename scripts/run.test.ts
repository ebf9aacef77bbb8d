import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const PACKAGED_NODE = `node_modules/node-${process.platform}-${process.arch}/bin`;

/** A stand-in for npm: notes how it was called, takes a moment, and installs what the lock file lists. */
const NPM = `#!/bin/sh
echo "$@" >> npm-calls
if [ -e npm-fails ]; then echo 'npm error the registry is on fire' >&2; exit 1; fi
sleep 0.2
if [ "$1" = ci ]; then rm -rf node_modules; fi
mkdir -p ${PACKAGED_NODE} node_modules/one node_modules/two
ln -sf '${process.execPath}' ${PACKAGED_NODE}/node
case "$*" in
  *--include=dev*) cp package-lock.json node_modules/.package-lock.json ;;
  *) echo '{"packages":{"node_modules/one":{"version":"1.0.0"}}}' > node_modules/.package-lock.json ;;
esac
`;

const LOCK = { packages: { '': {}, 'node_modules/one': { version: '1.0.0' }, 'node_modules/two': { version: '2.0.0', dev: true } } };

const PROGRAM = `
const words: readonly string[] = process.argv.slice(2);
console.log(JSON.stringify({ words, cwd: process.cwd() }));
if (words[0] === 'exit') process.exit(Number(words[1]));
if (words[0] === 'wait') {
  process.on('SIGTERM', () => { console.log('goodbye'); process.exit(7); });
  setInterval(() => undefined, 1000);
}
`;

let base = '';
let root = '';
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'parley-run-'));
  root = join(base, 'a clone, с пробелами');
  mkdirSync(join(root, 'cli'), { recursive: true });
  mkdirSync(join(base, 'bin'));
  symlinkSync(process.execPath, join(base, 'bin', 'node'));
  for (const name of ['run', 'parley', 'install.mjs', 'install-lock.mjs']) cpSync(join('scripts', name), join(root, 'scripts', name));
  writeFileSync(join(base, 'bin', 'npm'), NPM, { mode: 0o755 });
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify(LOCK));
  writeFileSync(join(root, 'main.ts'), PROGRAM);
  writeFileSync(join(root, 'cli', 'main.ts'), PROGRAM);
});
afterEach(() => {
  rmSync(base, { recursive: true });
});

interface End {
  readonly code: number | null;
  readonly said: string;
  readonly warned: string;
}

function start(script: string, args: readonly string[] = []) {
  const path = [join(base, 'bin'), '/usr/bin', '/bin'].join(delimiter);
  const child = spawn('sh', [join(root, 'scripts', script), ...args], { cwd: root, env: { PATH: path, HOME: base } });
  let said = '';
  let warned = '';
  child.stdout.on('data', (bytes) => (said += String(bytes)));
  child.stderr.on('data', (bytes) => (warned += String(bytes)));
  const end = new Promise<End>((resolve) => child.on('close', (code) => resolve({ code, said, warned })));
  return { child, end, hasSaid: (text: string) => said.includes(text) };
}

function npmCalls(): readonly string[] {
  const file = join(root, 'npm-calls');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
}

describe('starting from a clone', () => {
  it('installs what a server needs, says so in two lines and runs it', async () => {
    const { code, said, warned } = await start('parley', ['start', 'one', 'two words']).end;
    expect({ code, said }).toEqual({ code: 0, said: `${JSON.stringify({ words: ['one', 'two words'], cwd: root })}\n` });
    expect(warned).toMatch(/^Installing the packages that Parley needs …\nInstalled in \d+ s\.\n$/);
    expect(npmCalls()).toEqual([expect.stringMatching(/^ci --omit=dev/)]);
  });

  it('does not ask npm again, and is the program itself: no process stays between', async () => {
    await start('parley', ['start']).end;
    const { child, end, hasSaid } = start('parley', ['start', 'wait']);
    await expect.poll(() => hasSaid('wait'), { timeout: 10_000 }).toBe(true);
    expect(readFileSync(`/proc/${String(child.pid)}/cmdline`, 'utf8')).toContain('main.ts');
    child.kill('SIGTERM');
    const { code, said, warned } = await end;
    expect({ code, warned }).toEqual({ code: 7, warned: '' });
    expect(said).toContain('goodbye');
    expect(npmCalls()).toHaveLength(1);
  });

  it('adds the development packages to what is there, so that a running server keeps its files', async () => {
    await start('parley', ['start']).end;
    await start('run', ['--dev', 'main.ts']).end;
    await start('run', ['--dev', 'main.ts']).end;
    await start('parley', ['start']).end;
    expect(npmCalls()).toEqual([expect.stringMatching(/^ci --omit=dev/), expect.stringMatching(/^install --no-save --include=dev/)]);
  });

  it('lets two at once install once', async () => {
    const ends = await Promise.all([start('parley', ['start']).end, start('parley', ['start']).end, start('parley', ['chat']).end]);
    expect(ends.map(({ code }) => code)).toEqual([0, 0, 0]);
    expect(npmCalls()).toHaveLength(1);
  });

  it('installs again when the lock file has changed', async () => {
    await start('parley', ['start']).end;
    const packages = { ...LOCK.packages, 'node_modules/one': { version: '1.0.1' } };
    writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages }));
    await start('run', ['--dev', 'main.ts']).end;
    expect(npmCalls()).toHaveLength(2);
  });

  it('does not install when somebody has done so by hand', async () => {
    for (const folder of [PACKAGED_NODE, 'node_modules/one', 'node_modules/two']) mkdirSync(join(root, folder), { recursive: true });
    symlinkSync(process.execPath, join(root, PACKAGED_NODE, 'node'));
    cpSync(join(root, 'package-lock.json'), join(root, 'node_modules', '.package-lock.json'));
    const { code, warned } = await start('run', ['--dev', 'main.ts']).end;
    expect({ code, warned, calls: npmCalls() }).toEqual({ code: 0, warned: '', calls: [] });
  });

  it("shows npm's own words when it fails, and does not start", async () => {
    writeFileSync(join(root, 'npm-fails'), '');
    const { code, said, warned } = await start('parley', ['start']).end;
    expect({ code, said }).toEqual({ code: 1, said: '' });
    expect(warned).toContain('the registry is on fire');
    expect(warned).toMatch(/npm could not install the packages[^\n]*\n$/);
    rmSync(join(root, 'npm-fails'));
    expect((await start('parley', ['start']).end).code).toBe(0);
  });

  it('is not held up by the lock of an install that was killed', async () => {
    mkdirSync(join(root, '.cache'));
    writeFileSync(join(root, '.cache', 'install.lock'), '4194303 1');
    const { code, warned } = await start('parley', ['start']).end;
    expect(code).toBe(0);
    expect(warned).not.toContain('Waiting');
  });

  it('keeps the exit code, and runs the terminal client for every other word', async () => {
    expect((await start('parley', ['start', 'exit', '3']).end).code).toBe(3);
    const { said } = await start('parley', ['tasklog', 'k3x8', '--follow']).end;
    expect(said).toContain('["tasklog","k3x8","--follow"]');
  });
});
