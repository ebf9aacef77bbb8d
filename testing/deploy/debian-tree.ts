import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';

import { runProgram } from '../../scripts/run-program.ts';

/** A Debian of its own in a folder, in which commands run as root. It has no systemd that runs. */
export interface DebianTree {
  readonly root: string;
  /** Runs a line of shell in it, in `/root`; returns what it said and its exit code. */
  run(line: string): Promise<{ readonly code: number | null; readonly said: string }>;
  /** Ends what runs in it and takes it away. */
  close(): void;
}

const MOUNTS = ['proc', 'sys', 'dev'] as const;
const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
const INSIDE_CA = '/usr/local/share/parley-test-ca.crt';

/** Makes a Debian by debootstrap, with the mirror and the npm settings of this machine; or says why it cannot be had here. */
export async function makeDebianTree(suite: string): Promise<DebianTree | { readonly missing: string }> {
  if (process.getuid?.() !== 0) return { missing: 'only root makes a Debian of its own' };
  if (!(await isInstalled())) return { missing: 'debootstrap cannot be installed' };
  const mirror = (await runProgram('apt-get', ['indextargets', '--format', '$(REPO_URI)'])).said
    .split('\n')
    .find((uri) => /\/debian\/?$/.test(uri));
  if (mirror === undefined) return { missing: 'no mirror of Debian is configured' };
  const root = mkdtempSync(path.join(tmpdir(), 'parley-debian-'));
  chmodSync(root, 0o755);
  const made = await runProgram('debootstrap', ['--variant=minbase', suite, root, mirror]);
  if (made.code !== 0) {
    rmSync(root, { recursive: true, force: true });
    return { missing: `debootstrap: ${made.said.trim().split('\n').at(-1) ?? 'failed'}` };
  }
  for (const name of MOUNTS) spawnSync('mount', ['--rbind', '--make-rslave', `/${name}`, path.join(root, name)]);
  bringNetwork(root);
  const env = existsSync(path.join(root, INSIDE_CA)) ? [`NODE_EXTRA_CA_CERTS=${INSIDE_CA}`] : [];
  return {
    root,
    run: (line) =>
      runProgram('chroot', [root, '/usr/bin/env', '-i', ...env, 'HOME=/root', `PATH=${PATH}`, '/bin/sh', '-c', `cd /root && ${line}`]),
    close: () => takeAway(root),
  };
}

async function isInstalled(): Promise<boolean> {
  if (spawnSync('debootstrap', ['--version']).status === 0) return true;
  const { code } = await runProgram('apt-get', ['-q', '-y', 'install', '--no-install-recommends', 'debootstrap']);
  return code === 0;
}

/** Names, certificates and npm's settings are the machine's own, so that the tree reaches what the machine reaches. */
function bringNetwork(root: string): void {
  for (const file of ['resolv.conf', 'hosts']) if (existsSync(`/etc/${file}`)) copyFileSync(`/etc/${file}`, path.join(root, 'etc', file));
  const npmrc = path.join(homedir(), '.npmrc');
  if (existsSync(npmrc)) copyFileSync(npmrc, path.join(root, 'root/.npmrc'));
  const authority = process.env['NODE_EXTRA_CA_CERTS'];
  if (authority === undefined || !existsSync(authority)) return;
  mkdirSync(path.dirname(path.join(root, INSIDE_CA)), { recursive: true });
  copyFileSync(authority, path.join(root, INSIDE_CA));
}

function takeAway(root: string): void {
  // Whatever still has its root there: a program that was started in it.
  spawnSync('sh', ['-c', `for p in /proc/[0-9]*; do [ "$(readlink "$p/root")" = "${root}" ] && kill -9 "\${p#/proc/}"; done`]);
  for (const name of MOUNTS) spawnSync('umount', ['--lazy', '--recursive', path.join(root, name)]);
  // Never remove through a mount that stayed.
  if (!readFileSync('/proc/mounts', 'utf8').includes(` ${root}/`)) rmSync(root, { recursive: true, force: true });
}
