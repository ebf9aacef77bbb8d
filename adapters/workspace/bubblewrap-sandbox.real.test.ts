import { execFileSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { collect, sandboxContract, sandboxLimitsContract, type SandboxSubject } from '../../domain/testing/contracts/sandbox.contract.ts';
import { makeSystemClock } from '../system/system-clock.ts';
import { makeBubblewrapSandbox } from './bubblewrap-sandbox.ts';
import { detectSandbox } from './detect-sandbox.ts';
import { makeProjectFiles } from './project-files.ts';
import { killedOwner, ownedBy, processesWith, until } from './testing/killed-owner.ts';

const clock = makeSystemClock();
const isRoot = process.getuid?.() === 0;
const NOBODY = { uid: 65534, gid: 65534 };

interface House extends SandboxSubject {
  /** Parley's data folder: the project lies in its workspace. */
  readonly data: string;
}

/** A data folder as Parley has it, with a token of mode 0600 and a project, below a home that only its owner may enter. */
async function makeHouse(): Promise<House> {
  const detected = await detectSandbox(clock);
  if (detected.kind === 'unusable') throw new Error(detected.message);
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'parley-home-')));
  chmodSync(home, 0o700);
  const data = join(home, 'data');
  const folder = join(data, 'workspace', 'проект один');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(data, 'owner-token'), 'parley_secret', { mode: 0o600 });
  return {
    sandbox: makeBubblewrapSandbox({ bubblewrap: detected.bubblewrap, clock, hidden: [data] }),
    folder,
    data,
    close: async () => rmSync(home, { recursive: true, force: true }),
  };
}

sandboxContract('bubblewrap', makeHouse);
sandboxLimitsContract('bubblewrap', makeHouse);

describe('bubblewrap', () => {
  let house: House;
  const homes: string[] = [];
  const strangersHome = (prefix: string): string => {
    const home = realpathSync(mkdtempSync(join(tmpdir(), prefix)));
    homes.push(home);
    return home;
  };
  beforeEach(async () => {
    house = await makeHouse();
  });
  afterEach(async () => {
    await house.close();
    for (const home of homes.splice(0)) rmSync(home, { recursive: true, force: true });
  });

  it('I10: does not let a command see Parley’s token, data or home', async () => {
    const { exit, stdout } = await collect(house, `cat ${house.data}/owner-token ../../owner-token; ls -A ${house.data} ..`);
    expect(exit).toMatchObject({ kind: 'exited' });
    expect(stdout).not.toContain('parley_secret');
    expect(stdout).not.toContain('owner-token');
  });

  it('hides the data folder also when it lies in the project or in /usr', async () => {
    const inner = join(house.folder, 'data');
    mkdirSync(inner);
    writeFileSync(join(inner, 'owner-token'), 'parley_secret', { mode: 0o600 });
    const detected = await detectSandbox(clock);
    const bubblewrap = detected.kind === 'usable' ? detected.bubblewrap : null;
    expect(bubblewrap).not.toBeNull();
    if (bubblewrap === null) return;
    const sandbox = makeBubblewrapSandbox({ bubblewrap, clock, hidden: [inner, '/usr/share'] });
    expect(await collect({ ...house, sandbox }, 'ls -A data /usr/share')).toMatchObject({ stdout: '/usr/share:\n\ndata:\n' });
  });

  it('shows of the machine nothing but /usr, a little of /etc and the project', async () => {
    const { stdout: root } = await collect(house, 'ls -A /');
    const expected = [
      'bin',
      'dev',
      'etc',
      'lib',
      'proc',
      'sbin',
      'tmp',
      'usr',
      ...readdirSync('/').filter((name) => /^lib(32|64|x32)$/u.test(name)),
    ];
    expect(root.trim().split('\n')).toEqual(expected.sort());
    const { stdout } = await collect(
      house,
      'ls -A /home /root /var /sys /run /etc/shadow /etc/ssl/private /etc/gitconfig 2>/dev/null; cut -d: -f1 /etc/passwd',
    );
    expect(stdout).toBe('root\nparley\nnobody\n');
  });

  it('gives commands an environment of PATH, HOME, LANG and TERM', async () => {
    const { stdout } = await collect(house, 'env | cut -d= -f1 | sort; touch "$HOME/x" && echo home');
    expect(stdout.trim().split('\n')).toEqual(['HOME', 'LANG', 'PATH', 'PWD', 'TERM', 'home']);
  });

  it('has no network, not even to this machine', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await until(() => server.listening);
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const { stdout, stderr } = await collect(
      house,
      `tail -n +3 /proc/net/dev | cut -d: -f1; (exec 3<>/dev/tcp/127.0.0.1/${port}) && echo reached; bash -c '(exec 3<>/dev/tcp/127.0.0.1/${port}) && echo reached; exec 3<>/dev/tcp/1.1.1.1/53 && echo reached'`,
    );
    server.close();
    expect(stdout.trim()).toBe('lo');
    expect(stderr).toMatch(/refused|unreachable/iu);
  });

  it('gives no power over the machine, also when Parley runs as root', async () => {
    const swappiness = readFileSync('/proc/sys/vm/swappiness', 'utf8').trim();
    const attempts = [
      `echo ${swappiness} > /proc/sys/vm/swappiness`,
      'echo 1 > /proc/sys/vm/drop_caches',
      'touch /usr/x',
      'touch /etc/x',
      'touch /x',
      'touch /dev/x',
      'mount -t tmpfs none /mnt',
      'unshare --user true',
      'chroot / true',
      'chown 0 .',
      'mknod device c 1 3',
    ];
    for (const attempt of attempts)
      expect([attempt, (await collect(house, `(${attempt}) 2>/dev/null`)).exit]).not.toEqual([attempt, { kind: 'exited', code: 0 }]);
    expect(
      (await collect(house, 'id -u; grep -E "^(Cap(Inh|Prm|Eff|Bnd|Amb)|NoNewPrivs)" /proc/self/status | cut -f2 | sort -u')).stdout,
    ).toBe('1000\n0000000000000000\n1\n');
    expect((await collect(house, 'find /proc -maxdepth 2 -path "/proc/[0-9]*" -prune -o -type f -writable -print')).stdout).toBe('');
  });

  it('works in the project at its own path, below a home that only its owner may enter, with names in any script', async () => {
    expect(await collect(house, 'pwd; echo привет > "файл с пробелами.txt"; cat *.txt; mkdir -p папка/глубже')).toMatchObject({
      stdout: `${house.folder}\nпривет\n`,
    });
    expect(readFileSync(join(house.folder, 'файл с пробелами.txt'), 'utf8')).toBe('привет\n');
    expect(statSync(join(house.folder, 'папка')).uid).toBe(process.getuid?.());
  });

  it('has a /tmp of its own, empty each time', async () => {
    expect((await collect(house, 'touch /tmp/x; ls /tmp | grep -v parley-home')).stdout).toBe('home\nx\n');
    expect((await collect(house, 'ls /tmp | grep -v parley-home')).stdout).toBe('home\n');
  });

  it('counts what a command keeps in its own /tmp as its memory', async () => {
    const exit = (await collect(house, 'head -c 200M /dev/zero > /tmp/x; sleep 5; rm /tmp/x', { memoryBytes: 100 * 1024 * 1024 })).exit;
    expect(exit).toEqual({ kind: 'limit', limit: 'memory' });
  });

  it('hands no descriptor on', async () => {
    const before = readdirSync('/proc/self/fd').length;
    const { stdout } = await collect(house, 'ls /proc/self/fd');
    const inherited = readdirSync('/proc/self/fd').length;
    expect(
      stdout
        .trim()
        .split('\n')
        .filter((fd) => Number(fd) <= 20),
    ).toEqual(['0', '1', '2', '3']);
    await collect(house, 'true');
    expect(inherited).toBeLessThanOrEqual(before + 2);
  });

  it('bounds a fork bomb, names the limit, and leaves nothing behind', async () => {
    const mark = `bomb${randomInt(1e9)}`;
    const { exit } = await collect(house, `f() { f ${mark} & f ${mark} & wait; }; f`, { processes: 50 });
    expect(exit).toEqual({ kind: 'limit', limit: 'processes' });
    expect(processesWith(mark)).toEqual([]);
  });

  it('bounds a gigabyte of output in time and memory', async () => {
    const before = process.memoryUsage().rss;
    const { exit, bytes } = await collect(house, 'head -c 1G /dev/zero', { outputBytes: 10_000_000 });
    expect([exit, bytes]).toEqual([{ kind: 'limit', limit: 'output' }, 10_000_000]);
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024);
  });

  it('has no process left when run() resolves, whatever the command started', async () => {
    const nap = `86400.${randomInt(1e9)}`;
    await collect(house, `sleep ${nap} & setsid sleep ${nap} & exit 0`);
    expect(processesWith(nap)).toEqual([]);
    const controller = new AbortController();
    const run = collect(house, `trap "" TERM INT; setsid sleep ${nap} & sleep ${nap}`, {}, controller.signal);
    await until(() => processesWith(nap).length === 2);
    controller.abort();
    expect((await run).exit).toEqual({ kind: 'cancelled' });
    expect([...processesWith(nap), ...processesWith(`sleep ${nap}`)]).toEqual([]);
  });

  it('can be cancelled at any instant of its start', async () => {
    const nap = `86400.${randomInt(1e9)}`;
    for (const delay of [0, 0, 1, 1, 2, 2, 3, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 16, 20, 30, 40]) {
      const { exit } = await collect(house, `sleep ${nap}`, {}, AbortSignal.timeout(delay));
      expect(exit).toEqual({ kind: 'cancelled' });
    }
    await until(() => processesWith(nap).length === 0, 1_000);
    expect(processesWith(`sleep ${nap}`)).toEqual([]);
  });

  it('I4: ends a command within a second when its worker is killed', async () => {
    const nap = `86400.${randomInt(1e9)}`;
    const died = await killedOwner('bubblewrap', house.folder, `setsid sleep ${nap} & sleep ${nap}`, () => processesWith(nap).length === 2);
    expect(died).toBe('SIGKILL');
    await until(() => processesWith(nap).length === 0, 1_000);
  });

  it('does not start in the system’s own folders, in a link, or in a folder that was replaced by one', async () => {
    symlinkSync('/etc', join(house.data, 'link'));
    for (const folder of ['/', '/usr', '/proc/self', '/dev', join(house.data, 'link'), join(house.data, 'link/ssl')])
      expect([folder, (await collect({ ...house, folder }, 'echo ran')).exit]).toEqual([
        folder,
        { kind: 'not-started', message: expect.any(String) },
      ]);
  });

  it.skipIf(!isRoot)('works for a plain user, whose files it can reach and whose secrets it cannot', async () => {
    const home = strangersHome('parley-nobody-');
    const folder = join(home, 'project');
    mkdirSync(folder);
    writeFileSync(join(home, 'owner-token'), 'parley_secret', { mode: 0o600 });
    for (const path of [home, folder, join(home, 'owner-token')]) chownSync(path, NOBODY.uid, NOBODY.gid);
    const printed = await ownedBy(NOBODY, folder, `cat ${home}/owner-token; id -u; echo hello > made; tail /dev/zero`);
    expect(printed).toBe('1000\n{"kind":"limit","limit":"memory"}');
    expect(statSync(join(folder, 'made')).uid).toBe(NOBODY.uid);
  });

  it.skipIf(!isRoot)('works for root in a project below another user’s home', async () => {
    const home = strangersHome('parley-alice-');
    const folder = join(home, 'project');
    mkdirSync(folder);
    chownSync(home, NOBODY.uid, NOBODY.gid);
    chmodSync(home, 0o700);
    expect(await collect({ ...house, folder }, 'echo hello > made; cat made')).toMatchObject({
      exit: { kind: 'exited', code: 0 },
      stdout: 'hello\n',
    });
    // A descriptor of the folder outside would be a way out of here.
    expect((await collect({ ...house, folder }, 'for fd in /proc/self/fd/*; do ls $fd/../.. 2>/dev/null; done')).stdout).toBe('');
    const { stdout: descriptors } = await collect({ ...house, folder }, 'ls /proc/self/fd');
    expect(
      descriptors
        .trim()
        .split('\n')
        .filter((fd) => Number(fd) <= 20),
    ).toEqual(['0', '1', '2', '3']);
  });
});

describe('finding a sandbox', () => {
  it('finds one that works, and says how to get one where it is missing', async () => {
    expect(await detectSandbox(clock)).toMatchObject({ kind: 'usable' });
    expect(await detectSandbox(clock, ['/nowhere/bwrap'])).toEqual({
      kind: 'unusable',
      message: expect.stringContaining('apt-get install bubblewrap'),
    });
  });

  it('tries it out: a program that cannot make a sandbox is no sandbox', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'parley-bwrap-'));
    const broken = join(folder, 'bwrap');
    writeFileSync(broken, '#!/bin/sh\n[ "$1" = --help ] && exit 0\necho "bwrap: setting up uid map: Permission denied" >&2; exit 1\n', {
      mode: 0o755,
    });
    const detected = await detectSandbox(clock, [broken]);
    expect(detected.kind === 'unusable' && detected.message).toMatch(/cannot make a sandbox: .+/u);
    rmSync(folder, { recursive: true });
  });
});

describe('project files on a full disk', () => {
  it.skipIf(!isRoot)('says that there is no space left, keeps the old text and leaves nothing behind', async () => {
    const workspace = realpathSync(mkdtempSync(join(tmpdir(), 'parley-full-')));
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'none', workspace]);
    try {
      const files = makeProjectFiles({ workspaceRoot: workspace, clock });
      await files.openProject('demo');
      await files.write(join(workspace, 'demo'), 'a.txt', 'old');
      expect(await files.write(join(workspace, 'demo'), 'a.txt', 'x'.repeat(200_000))).toMatchObject({
        kind: 'refused',
        refusal: 'no-space',
      });
      expect(await files.read(join(workspace, 'demo'), 'a.txt')).toEqual({ kind: 'ok', value: 'old' });
      expect(readdirSync(join(workspace, 'demo'))).toEqual(['a.txt']);
    } finally {
      execFileSync('umount', [workspace]);
      rmSync(workspace, { recursive: true });
    }
  });
});
