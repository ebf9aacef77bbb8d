import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isIPv6 } from 'node:net';
import { join } from 'node:path';

import { startEmbeddedServer } from './adapters/postgres/embedded-server/start-embedded-server.ts';
import { lockDataFolder } from './adapters/system/data-folder-lock.ts';
import { makeSystemClock } from './adapters/system/system-clock.ts';
import type { Ground, Parley } from './compose.ts';
import { applyRoles } from './domain/access/apply-roles.ts';
import { ensureOwner } from './domain/access/ensure-owner.ts';
import type { Person } from './domain/access/person.ts';
import { startScreen } from './start-screen.ts';
import { CONSOLE_FOLDER, ensureConsole } from './web/build.ts';

const TOKEN_FILE = 'owner-token';
const ADDRESS_FILE = 'server.json';
const ERROR_ID_LENGTH = 8;
const CLOSE_DEADLINE_MS = 1_000;

/** A started program; what was opened first is closed last. */
export interface Started {
  stop(): Promise<void>;
}

/** Starts everything in order; when a part cannot start, what was started before it is stopped again. */
export async function startParley(from: Omit<Ground, 'clock' | 'databaseUrl' | 'databaseProblem'>): Promise<Started> {
  const { config, logger } = from;
  const clock = makeSystemClock();
  await using stack = new AsyncDisposableStack();
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
  mkdirSync(config.workspaceRoot, { recursive: true });
  if (config.databaseUrl === null) {
    const lock = await lockDataFolder({ dataDir: config.dataDir, clock });
    stack.defer(() => lock.release());
  }
  const starting = config.databaseUrl === null ? startEmbeddedServer({ dataDir: config.dataDir, logger }) : null;
  const loading = loadProgram();
  const database = await starting;
  if (database !== null) stack.defer(() => database.stop());
  const { compose, makeHttpServer } = await loading;
  const databaseUrl = database?.url ?? config.databaseUrl ?? '';
  const parley = await compose({ ...from, clock, databaseUrl, databaseProblem: () => database?.problem() ?? null });
  stack.defer(() => parley.close());
  if (config.processes.includes('worker')) {
    const worker = await parley.startWorker();
    stack.defer(() => worker.stop());
  }
  if (config.processes.includes('api')) {
    // Only who takes tokens makes the owner's: each process has a data folder of its own, and a new token ends the old one.
    const { owner, isNewToken } = await settleOwner(parley, config);
    await applyRoles(parley.ports, owner, config.roles);
    const url = await openDoor(makeHttpServer, parley, from, stack);
    await tellScreen({ parley, from, owner, url, isNewToken });
  }
  if (config.processes.includes('channels')) {
    const channels = await parley.startChannels();
    stack.defer(() => channels.stop());
  }
  logger.info('parley.ready', { processes: config.processes });
  const held = stack.move();
  return { stop: () => held.disposeAsync() };
}

type Program = Awaited<ReturnType<typeof loadProgram>>;

/** Most of the program; loading it takes about as long as the database needs to start, so both happen at once. */
async function loadProgram() {
  const [{ compose }, { makeHttpServer }] = await Promise.all([import('./compose.ts'), import('./api/http/http-server.ts')]);
  return { compose, makeHttpServer };
}

/** The API and the console; returns where they can be reached. */
async function openDoor(
  makeHttpServer: Program['makeHttpServer'],
  parley: Parley,
  { config, logger }: Pick<Ground, 'config' | 'logger'>,
  stack: AsyncDisposableStack,
): Promise<string> {
  const server = makeHttpServer({
    useCases: parley.useCases,
    config: config.http,
    logger,
    metricsText: () => parley.metrics.text(),
    staticDir: CONSOLE_FOLDER,
    errorId: () => parley.ports.ids.code(ERROR_ID_LENGTH),
    webhooks: config.processes.includes('channels') ? parley.webhooks : [],
  });
  const { port, publicUrl } = await server.listen();
  stack.defer(() => server.close(AbortSignal.timeout(CLOSE_DEADLINE_MS)));
  const file = join(config.dataDir, ADDRESS_FILE);
  writeFileSync(file, `${JSON.stringify({ url: localUrl(config.http.host, port), pid: process.pid })}\n`, { mode: 0o600 });
  stack.defer(() => rmSync(file, { force: true }));
  // The API answers meanwhile; until the console is there its page says so.
  ensureConsole({ logger }).catch((cause: unknown) => logger.error('console.not-built', { cause }));
  return publicUrl;
}

/** How programs on this machine reach it. */
function localUrl(host: string, port: number): string {
  if (host === '0.0.0.0') return `http://127.0.0.1:${port}`;
  if (host === '::') return `http://[::1]:${port}`;
  return `http://${isIPv6(host) ? `[${host}]` : host}:${port}`;
}

/** The owner, and their token in the data folder, where the terminal client finds it. */
async function settleOwner(parley: Parley, config: Ground['config']): Promise<{ owner: Person; isNewToken: boolean }> {
  const file = join(config.dataDir, TOKEN_FILE);
  const kept = existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
  const { owner, newSecret } = await ensureOwner(parley.ports, config.ownerToken ?? kept);
  const secret = newSecret ?? config.ownerToken;
  if (secret !== null && secret !== kept) {
    writeFileSync(file, `${secret}\n`, { mode: 0o600 });
    chmodSync(file, 0o600);
  }
  return { owner, isNewToken: newSecret !== null };
}

async function tellScreen(told: {
  parley: Parley;
  from: Pick<Ground, 'config'>;
  owner: Person;
  url: string;
  isNewToken: boolean;
}): Promise<void> {
  const { parley, from, owner, url } = told;
  const code = await parley.useCases.login.makeCode(owner.id);
  const token = told.isNewToken ? readFileSync(join(from.config.dataDir, TOKEN_FILE), 'utf8').trim() : null;
  const models = parley.catalogue().map(({ id }) => id);
  process.stdout.write(startScreen({ config: from.config, url, code, token, models, sandboxProblem: parley.sandboxProblem }));
}
