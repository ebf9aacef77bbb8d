import { makeDatabaseProbe } from './adapters/postgres/database-probe.ts';
import { makePostgres } from './adapters/postgres/make-postgres.ts';
import type { Postgres } from './adapters/postgres/make-postgres.ts';
import { prepareDatabase } from './adapters/postgres/prepare-database.ts';
import { makeAesSealer } from './adapters/system/aes-sealer.ts';
import { makeBackupProbe } from './adapters/system/backup-probe.ts';
import { makeDiskProbe } from './adapters/system/disk-probe.ts';
import { makeProcessCrashPoints } from './adapters/system/process-crash-points.ts';
import { makePrometheusMetrics } from './adapters/system/prometheus-metrics.ts';
import { makeRandomIds } from './adapters/system/random-ids.ts';
import { secretKey } from './adapters/system/secret-key.ts';
import { makeInternet } from './adapters/internet/internet.ts';
import { makeSearchProbe } from './adapters/internet/search-probe.ts';
import { makeProjectCloner } from './adapters/workspace/clone/project-cloner.ts';
import { makeProjectExchange } from './adapters/workspace/project-exchange.ts';
import { makeProjectFiles } from './adapters/workspace/project-files.ts';
import { makeTemplateLibrary } from './adapters/workspace/template-files/template-library.ts';
import { openChannels } from './compose/open-channels.ts';
import type { Channels } from './compose/open-channels.ts';
import { openClassifier } from './compose/open-classifier.ts';
import { openEmbedders } from './compose/open-embedders.ts';
import { openLearning } from './compose/open-learning.ts';
import { openModels } from './compose/open-models.ts';
import { openUseCases } from './compose/open-plugins.ts';
import { openSandbox } from './compose/open-sandbox.ts';
import type { Config } from './config.ts';
import type { HealthProbe } from './domain/access/check-health.ts';
import { makeTranscriptionProbe } from './domain/conversation/transcription-probe.ts';
import { makeEmbeddingsProbe } from './domain/memory/embeddings/embeddings-probe.ts';
import { DiskFullError, type UnreachableError } from './domain/errors.ts';
import type { Clock } from './domain/ports/clock.ts';
import type { Embedders } from './domain/ports/embedder.ts';
import type { Logger } from './domain/ports/logger.ts';
import type { Ports } from './domain/ports/ports.ts';
import type { Redactor } from './domain/redaction/redactor.ts';
import type { ModelCalls } from './domain/plugins/asking-of.ts';
import { makeCircuitBoard } from './domain/routing/circuit-board.ts';
import { makeModelProbe } from './domain/routing/model-probe.ts';
import type { ModelCatalogue } from './domain/routing/model-catalogue.ts';
import { makeOutputWriter } from './domain/tasks/output-writer.ts';
import type { UseCases } from './domain/use-cases.ts';
import { startWorker } from './domain/worker.ts';
import type { Worker } from './domain/worker.ts';

/** What the front door holds in its hands before anything else is built. */
export interface Ground {
  readonly config: Config;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly redactor: Redactor;
  /** The database to use. */
  readonly databaseUrl: string;
  /** Why that database is known to be down now; null: nothing is known. */
  readonly databaseProblem: () => UnreachableError | null;
  /** Ends a start that waits for the database. */
  readonly giveUp: AbortSignal;
}

/** The whole program, put together and not yet listening. */
export interface Parley {
  readonly ports: Ports;
  readonly useCases: UseCases;
  readonly metrics: ReturnType<typeof makePrometheusMetrics>;
  /** What can be asked for now. */
  readonly catalogue: () => ModelCatalogue;
  /** Null: commands run in bubblewrap; else why they don't, and what to do. */
  readonly sandboxProblem: string | null;
  startWorker(): Promise<Worker>;
  /** Drives the chat networks that are configured. */
  startChannels(): ReturnType<Channels['start']>;
  /** Where networks deliver what happened. */
  readonly webhooks: Channels['webhooks'];
  /** Lets go of everything that was opened here. */
  close(): Promise<void>;
}

/** Builds the adapters and hands them to the domain: the only place that knows both. */
export async function compose(ground: Ground): Promise<Parley> {
  const { config, clock, logger } = ground;
  const metrics = makePrometheusMetrics();
  const opened = await Promise.all([openPostgres(ground), openModels(ground), openSandbox(config, clock)]);
  const [postgres, models, { problem: sandboxProblem, ...sandboxed }] = opened;
  const ports: Ports = {
    ...postgres.ports,
    clock,
    ids: makeRandomIds({ clock }),
    logger,
    metrics: metrics.metrics,
    crashPoints: makeProcessCrashPoints({ at: config.crashAt }),
    providers: models.providers,
    transcriber: models.transcriber,
    embedders: await openEmbedders(config, clock),
    ...sandboxed,
    ...openOutside(config, clock),
    sealer: makeAesSealer(await secretKey(config.secretKey, config.dataDir)),
  };
  const channels = openChannels(config);
  const probes = probesOf(ground, { postgres, models, embedders: ports.embedders ?? null, channels, sandboxProblem });
  const modelCalls = modelCallsOf(config, models.catalogue);
  const { plugins, useCases } = await openUseCases(config, ports, { probes, redactor: ground.redactor, modelCalls });
  return {
    ports,
    useCases,
    metrics,
    catalogue: models.catalogue,
    sandboxProblem,
    startWorker: () => startWorker(ports, useCases, { ...workerSettings(ground, ports, modelCalls), plugins }),
    startChannels: () => channels.start(ports, useCases),
    webhooks: channels.webhooks,
    async close() {
      models.close();
      await postgres.close();
    },
  };
}

/** Chosen and called alike wherever that is done, with one memory of which providers are down. */
function modelCallsOf({ chains, escalationSteps, deadlines, prices }: Config, catalogue: () => ModelCatalogue): ModelCalls {
  return {
    models: { chains, catalogue, escalationSteps, answerWithinMs: deadlines.answerMs },
    calls: { prices, circuits: makeCircuitBoard(), deadlinesFor: (model) => (model.isFree ? deadlines.local : deadlines.hosted) },
  };
}

function workerSettings({ config, redactor }: Ground, ports: Ports, { models, calls }: ModelCalls): Parameters<typeof startWorker>[2] {
  return {
    workerId: ports.ids.uuid(),
    slots: config.concurrency,
    budgets: config.budgets,
    models,
    routing: { ...config.routing, classifier: openClassifier() },
    learning: openLearning(),
    reading: config.reading,
    ...(config.embeddings === null ? {} : { meaning: config.embeddings }),
    tasks: config.tasks,
    lateAfterMs: config.chats.lateAfterMs,
    toolRules: config.toolRules,
    redactor,
    calls,
    makeOutput: ({ task, fence }, onFenced, signal) =>
      makeOutputWriter({ ...ports, redactor }, { taskId: task.id, fence, onFenced, signal }),
  };
}

/** What is outside of the database: files, and the internet. */
function openOutside({ workspaceRoot, dataDir, internet }: Config, clock: Clock) {
  const files = makeProjectFiles({ workspaceRoot, clock });
  return {
    files,
    exchange: makeProjectExchange({ workspaceRoot }),
    templates: makeTemplateLibrary({ files, dataDir }),
    cloner: makeProjectCloner({ workspaceRoot, clock }),
    internet: makeInternet({ ...internet, clock }),
  };
}

async function openPostgres({ databaseUrl: url, databaseProblem, clock, logger, giveUp: signal }: Ground): Promise<Postgres> {
  await prepareDatabase({ url, clock, logger, signal });
  return makePostgres({ url, clock, logger, isDiskFull: () => databaseProblem() instanceof DiskFullError });
}

interface Probed {
  readonly postgres: Postgres;
  readonly models: Awaited<ReturnType<typeof openModels>>;
  readonly embedders: Embedders | null;
  readonly channels: Channels;
  readonly sandboxProblem: string | null;
}

/** What health is made of. */
function probesOf(
  { config, clock, databaseProblem }: Ground,
  { postgres, models, embedders, channels, sandboxProblem }: Probed,
): readonly HealthProbe[] {
  const embedder = embedders?.current ?? null;
  return [
    makeDatabaseProbe(postgres, databaseProblem),
    makeDiskProbe({ folder: config.dataDir }),
    makeBackupProbe({ dataDir: config.dataDir, clock }),
    sandboxProbe(sandboxProblem),
    makeModelProbe(models.catalogue),
    makeTranscriptionProbe(models.transcriber),
    makeEmbeddingsProbe({ embedder, provider: models.providers.get(embedder?.provider ?? '') ?? null, clock }),
    makeSearchProbe({ ...config.internet, clock }),
    ...(config.processes.includes('channels') ? channels.probes : []),
  ];
}

function sandboxProbe(problem: string | null): HealthProbe {
  return async () => ({ name: 'sandbox', isReady: problem === null, isEssential: false, detail: problem });
}
