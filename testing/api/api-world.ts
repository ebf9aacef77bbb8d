import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeHttpServer } from '../../api/http/http-server.ts';
import type { HttpServer, HttpServerConfig } from '../../api/http/http-server.ts';
import type { HealthPart } from '../../domain/access/check-health.ts';
import { issueToken } from '../../domain/access/manage-tokens.ts';
import type { Person } from '../../domain/access/person.ts';
import type { Scope } from '../../domain/access/principal.ts';
import type { Token } from '../../domain/access/token.ts';
import type { Plugin } from '../../domain/plugins/define-plugin.ts';
import { makeRedactor } from '../../domain/redaction/redactor.ts';
import { KNOWN_MODELS } from '../../domain/routing/known-models.ts';
import type { Ports } from '../../domain/ports/ports.ts';
import type { NewOutputLine } from '../../domain/tasks/output-line.ts';
import type { Task } from '../../domain/tasks/task.ts';
import { aPerson, aProject, aTask, NOON, uuid } from '../../domain/testing/fixtures.ts';
import { makeInMemoryExchange } from '../../domain/testing/in-memory-exchange.ts';
import { makeInMemoryFiles } from '../../domain/testing/in-memory-files.ts';
import { makeInMemoryTemplates } from '../../domain/testing/in-memory-templates.ts';
import { makeInMemoryStores } from '../../domain/testing/in-memory-stores.ts';
import { makeInProcessDoorbell } from '../../domain/testing/in-process-doorbell.ts';
import { makeManualClock } from '../../domain/testing/manual-clock.ts';
import { makeRecordingCrashPoints } from '../../domain/testing/recording-crash-points.ts';
import { makeRecordingLogger } from '../../domain/testing/recording-logger.ts';
import { makeRecordingMetrics } from '../../domain/testing/recording-metrics.ts';
import { makeReversingSealer } from '../../domain/testing/reversing-sealer.ts';
import { makeScriptedCloner } from '../../domain/testing/scripted-cloner.ts';
import { makeScriptedInternet } from '../../domain/testing/scripted-internet.ts';
import { makeScriptedSandbox } from '../../domain/testing/scripted-sandbox.ts';
import { makeSequentialIds } from '../../domain/testing/sequential-ids.ts';
import { makeUseCases } from '../../domain/use-cases.ts';

export interface ApiWorldOptions {
  readonly config?: Partial<HttpServerConfig>;
  readonly parts?: readonly HealthPart[];
  /** Replaces ports, such as a store that fails. */
  readonly ports?: (ports: Ports) => Partial<Ports>;
  readonly staticDir?: string;
  readonly plugins?: readonly Plugin[];
}

export type ApiWorld = Awaited<ReturnType<typeof startApi>>;

const LIMITS = { budget: 1_000_000_000, steps: 50, wallMs: 600_000, idleMs: 300_000 };

/** Every port as a fake over one world. */
function makePorts() {
  const clock = makeManualClock(NOON);
  const files = makeInMemoryFiles();
  const ports = {
    ...makeInMemoryStores({ clock }),
    clock,
    ids: makeSequentialIds(),
    logger: makeRecordingLogger(),
    metrics: makeRecordingMetrics(),
    crashPoints: makeRecordingCrashPoints(),
    doorbell: makeInProcessDoorbell(),
    providers: new Map(),
    sandbox: makeScriptedSandbox(),
    worktrees: null,
    branches: null,
    files,
    templates: makeInMemoryTemplates(),
    cloner: makeScriptedCloner(),
    exchange: makeInMemoryExchange(files),
    internet: makeScriptedInternet(),
    sealer: makeReversingSealer(),
    embedders: null,
    transcriber: null,
  };
  return ports satisfies Ports;
}

/**
 * The whole API on a free port over in-memory fakes and a clock that moves only when told, with three people: Olga, the owner;
 * Анна and Boris, members; each with a token for everything.
 */
export async function startApi(options: ApiWorldOptions = {}) {
  const ports = makePorts();
  const useCases = makeUseCases(
    { ...ports, ...options.ports?.(ports) },
    {
      tasks: {
        defaults: LIMITS,
        sandbox: { wallMs: 60_000, memoryBytes: 1 << 30, processes: 100, outputBytes: 1 << 20 },
        whenIdle: 'stop',
        running: { perPerson: null, perProject: null, all: null },
        openPerPerson: 500,
        defaultProject: 'main',
        keepWorktreesMs: 14 * 86_400_000,
        keepOutput: { ms: 30 * 86_400_000, bytes: 2 ** 31 },
        confirmAbove: 5_000_000_000,
      },
      budgets: { personDay: 5_000_000_000, chatDay: 5_000_000_000, installationDay: 20_000_000_000 },
      catalogue: () => KNOWN_MODELS,
      redactor: makeRedactor({ secrets: [] }),
      plugins: (options.plugins ?? []).map((plugin) => plugin.open(undefined)),
      probes: (options.parts ?? []).map((part) => async () => part),
    },
  );
  const folder = await mkdtemp(join(tmpdir(), 'parley-api-'));
  const server = makeHttpServer({
    useCases,
    config: { host: '127.0.0.1', port: 0, publicUrl: null, graphiql: true, ...options.config },
    logger: ports.logger,
    metricsText: async () => 'parley_turns_total 1\n',
    staticDir: options.staticDir ?? folder,
    errorId: () => ports.ids.code(6),
  });
  const { port, publicUrl } = await server.listen();
  return {
    ...(await furnish(ports)),
    ...helpers(ports),
    ports,
    useCases,
    server,
    port,
    publicUrl,
    url: `http://127.0.0.1:${port}`,
    close: () => end(server, folder),
  };
}

async function end(server: HttpServer, folder: string): Promise<void> {
  await server.close(AbortSignal.timeout(2_000));
  await rm(folder, { recursive: true });
}

type World = ReturnType<typeof makePorts>;

async function furnish(ports: World) {
  const olga = await ports.people.add(aPerson({ id: uuid(9_001), name: 'Olga', role: 'owner', language: 'en' }));
  const anna = await ports.people.add(aPerson({ id: uuid(9_002), name: 'Анна' }));
  const boris = await ports.people.add(aPerson({ id: uuid(9_003), name: 'Boris' }));
  const [owner, member, other] = [await tokenOf(ports, olga), await tokenOf(ports, anna), await tokenOf(ports, boris)];
  const project = await ports.projects.add(aProject({ id: uuid(9_020), addedBy: anna.id }));
  return { people: { olga, anna, boris }, tokens: { owner, member, other }, project };
}

interface TokenChange {
  readonly scope?: Scope;
  readonly kind?: Token['kind'];
  readonly expiresAt?: Date | null;
}

async function tokenOf(ports: World, person: Person, change: TokenChange = {}): Promise<{ secret: string; token: Token }> {
  const issue = {
    personId: person.id,
    name: `${person.name}’s`,
    scope: 'admin',
    kind: 'api',
    at: ports.clock.now(),
    expiresAt: null,
  } as const;
  return issueToken(ports, { ...issue, ...change });
}

function helpers(ports: World) {
  let tasks = 0;
  return {
    tokenFor: (person: Person, change?: TokenChange) => tokenOf(ports, person, change),

    /** A task of this person's that a worker has begun; `write` adds lines, `finish` ends it well. */
    async runningTask(person: Person, change: Partial<Task> = {}) {
      tasks += 1;
      const task = aTask({ id: `task${tasks}`, personId: person.id, projectId: uuid(9_020), ...change });
      await ports.tasks.add(task);
      const claimed = await ports.taskQueue.claim({ workerId: `worker${tasks}`, milliseconds: 600_000 }, ports.clock.now());
      const fence = claimed?.fence ?? 0;
      const ring = () => ports.doorbell.ring(`output:${task.id}`, `task:${task.id}`);
      return {
        task,
        async write(...texts: readonly string[]) {
          await ports.output.append(
            task.id,
            fence,
            texts.map((text): NewOutputLine => ({ at: ports.clock.now(), kind: 'text', text })),
          );
          ring();
        },
        async finish() {
          const ending = {
            state: 'succeeded',
            reason: null,
            result: { summary: null, exitCode: 0, evidence: null },
            at: ports.clock.now(),
          } as const;
          await ports.taskQueue.finish(task.id, fence, ending, { line: 'Ended.', notice: 'Ended.' });
          ring();
        },
      };
    },
  };
}
