import { execFile } from 'node:child_process';
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';

/**
 * Unpacks packages of Debian sid, with everything they need, into a folder of our own and returns the root of what was unpacked;
 * nothing on the machine changes, so no root is needed, and no package's install script runs. Done once. Throws where there is
 * no apt or no Debian mirror.
 */
export async function unpackDebianPackages(folder: string, names: readonly string[]): Promise<string> {
  const root = join(folder, 'root');
  if (await exists(root)) return root;
  await rm(folder, { recursive: true, force: true });
  for (const part of ['state/lists/partial', 'cache/archives/partial', 'unpacked']) await mkdir(join(folder, part), { recursive: true });
  await writeFile(join(folder, 'status'), '');
  await writeFile(join(folder, 'sources.list'), `deb [signed-by=${KEYRING}] ${await debianMirror()} sid main\n`);
  await writeFile(join(folder, 'apt.conf'), aptSettings(folder));
  const env = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', APT_CONFIG: join(folder, 'apt.conf') };
  await run('apt-get', ['update'], { env, timeout: 120_000 });
  // Downloads all dependencies too, because by its own empty status nothing is installed.
  await run('apt-get', ['install', '--yes', '--download-only', ...names], { env, timeout: 300_000 });
  const archives = join(folder, 'cache/archives');
  const packages = (await readdir(archives)).filter((name) => name.endsWith('.deb'));
  for (const name of packages) await run('dpkg-deb', ['--extract', join(archives, name), join(folder, 'unpacked')]);
  await rename(join(folder, 'unpacked'), root);
  return root;
}

/** The mirror that this machine gets Debian's packages from. */
async function debianMirror(): Promise<string> {
  const { stdout } = await run('apt-get', ['indextargets', '--format', '$(REPO_URI)']);
  const mirror = stdout.split('\n').find((uri) => /\/debian\/?$/.test(uri));
  if (mirror === undefined) throw new Error('No mirror of Debian is configured on this machine.');
  return mirror;
}

function aptSettings(folder: string): string {
  const settings = {
    'Dir::State': join(folder, 'state'),
    'Dir::State::status': join(folder, 'status'),
    'Dir::Cache': join(folder, 'cache'),
    'Dir::Etc::sourcelist': join(folder, 'sources.list'),
    'Dir::Etc::sourceparts': '-',
    'APT::Install-Recommends': 'false',
    'APT::Sandbox::User': '',
    'Acquire::Languages': 'none',
  };
  return Object.entries(settings)
    .map(([key, value]) => `${key} "${value}";\n`)
    .join('');
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
