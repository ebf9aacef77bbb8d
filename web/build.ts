import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdtemp, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const WEB = dirname(fileURLToPath(import.meta.url));
const ROOT = dirname(WEB);

/** Where the built console is served from. It may not be there before `ensureConsole` has resolved. */
export const CONSOLE_FOLDER = join(WEB, 'dist');

/** Names what the folder was built from. */
const STAMP = 'built-from.txt';
/** Besides web/: the versions of what goes into the bundle. */
const OTHER_SOURCES = [join(ROOT, 'package-lock.json'), join(ROOT, 'tsconfig.json')];
const LONGEST_REPORT = 2_000;
const SCRATCH = 'console-';
/** Building takes seconds. What is older was left by a process that was killed. */
const LEFT_OVER_MS = 600_000;

/** The part of the server's log that the build writes to. */
export interface BuildLog {
  info(event: string, fields?: Readonly<Record<string, unknown>>): void;
}

export interface EnsureConsoleOptions {
  readonly logger: BuildLog;
  /** The folder of the sources; left out: this one. */
  readonly web?: string;
}

/** Its message says, for whoever runs the server, why there is no console. */
export class ConsoleBuildError extends Error {}

/**
 * Builds the console when it is missing or was built from other sources, and returns its folder. An older console stays in
 * place until the new one is whole. Throws a ConsoleBuildError.
 */
export async function ensureConsole({ logger, web = WEB }: EnsureConsoleOptions): Promise<string> {
  const folder = join(web, 'dist');
  const sources = await hashOfSources(web);
  const built = await readFile(join(folder, STAMP), 'utf8').catch(() => null);
  if (built === sources) return folder;
  const startedAt = performance.now();
  const cache = join(ROOT, '.cache');
  await mkdir(cache, { recursive: true });
  await removeLeftOvers(cache);
  const scratch = await mkdtemp(join(cache, SCRATCH));
  try {
    const fresh = join(scratch, 'dist');
    await runVite(web, fresh);
    await writeFile(join(fresh, STAMP), sources);
    await putInPlace(fresh, folder, scratch);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  logger.info('console.built', { milliseconds: Math.round(performance.now() - startedAt) });
  return folder;
}

async function removeLeftOvers(cache: string): Promise<void> {
  for (const name of await readdir(cache)) {
    if (!name.startsWith(SCRATCH)) continue;
    const found = await stat(join(cache, name)).catch(() => null);
    const isOld = found !== null && Date.now() - found.mtimeMs > LEFT_OVER_MS;
    if (isOld) await rm(join(cache, name), { recursive: true, force: true });
  }
}

async function hashOfSources(web: string): Promise<string> {
  const entries = await readdir(web, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => isSource(relative(web, file)));
  const hash = createHash('sha256');
  for (const file of [...files.sort(), ...OTHER_SOURCES]) {
    const content = await readFile(file);
    hash.update(`${relative(ROOT, file)}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

function isSource(path: string): boolean {
  return !path.startsWith('dist/') && !/\.test\.tsx?$/.test(path);
}

/** In a process of its own: what building takes in memory is free again afterwards. */
async function runVite(web: string, outDir: string): Promise<void> {
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
  const child = spawn(process.execPath, [vite, 'build', '--outDir', outDir, '--emptyOutDir', '--logLevel', 'warn'], {
    cwd: web,
    // Nothing of the server's own environment, in which its secrets are.
    env: { NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const listen = (chunk: Buffer): void => {
    said = (said + chunk.toString('utf8')).slice(-LONGEST_REPORT);
  };
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  // A server that ends does not wait for its console.
  const kill = (): void => void child.kill();
  process.once('exit', kill);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  }).finally(() => process.off('exit', kill));
  if (code !== 0) throw new ConsoleBuildError(`The console could not be built: ${said.trim() || `vite ended with ${String(code)}`}`);
}

/** Two processes may build at the same time: each puts a whole folder there, and the last one stays. */
async function putInPlace(fresh: string, folder: string, scratch: string): Promise<void> {
  await rename(folder, join(scratch, 'old')).catch(ignoreMissing);
  await rename(fresh, folder).catch(async () => {
    await rm(folder, { recursive: true, force: true });
    await cp(fresh, folder, { recursive: true });
  });
}

function ignoreMissing(cause: unknown): void {
  if (!(cause instanceof Error && 'code' in cause && cause.code === 'ENOENT')) throw cause;
}
