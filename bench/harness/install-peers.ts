import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Installs the packages that only benchmarks compare with. Throws when npm cannot. */
export function installPeers(): void {
  const folder = fileURLToPath(new URL('../peers', import.meta.url));
  const { status, error } = spawnSync('npm', ['ci', '--prefer-offline', '--no-audit', '--no-fund'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error(`npm ci in ${folder} failed.`, { cause: error });
}
