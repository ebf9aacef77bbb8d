import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { findDebianProgram, whyMissing } from '../debian/find-debian-program.ts';

const FOLDER = fileURLToPath(new URL('../../.cache/python-telegram-bot', import.meta.url));
const run = promisify(execFile);

/** Runs a script of Python with the library at hand; its standard output. Throws with what it complained of. */
export type RunPython = (script: string, args: readonly string[]) => Promise<string>;

/** Debian's python-telegram-bot, unpacked if need be and run in a bubblewrap that sees only it; or why it can't be had here. */
export async function findPythonTelegramBot(): Promise<{ readonly python: RunPython } | { readonly missing: string }> {
  try {
    const found = await findDebianProgram(FOLDER, ['python3-python-telegram-bot', 'python3']);
    if ('missing' in found) return found;
    const python: RunPython = async (script, args) => {
      const { stdout } = await run('bwrap', [...sandbox(found.root), 'python3', '-c', script, ...args], { timeout: 50_000 });
      return stdout;
    };
    await python('import telegram', []);
    return { python };
  } catch (error) {
    return { missing: whyMissing(error) };
  }
}

function sandbox(root: string): string[] {
  const links = ['--symlink', 'usr/lib', '/lib', '--symlink', 'usr/lib64', '/lib64', '--symlink', 'usr/bin', '/bin'];
  const folders = ['--ro-bind', join(root, 'usr'), '/usr', '--proc', '/proc', '--dev', '/dev', '--tmpfs', '/tmp'];
  // Its HTTP client wants certificates to exist, though it will only ever speak plain HTTP to this machine.
  const environment = ['--clearenv', '--setenv', 'PATH', '/usr/bin', '--setenv', 'LANG', 'C.UTF-8', '--setenv', 'SSL_CERT_DIR', '/tmp'];
  return [...folders, ...links, ...environment, '--unshare-pid', '--die-with-parent'];
}
