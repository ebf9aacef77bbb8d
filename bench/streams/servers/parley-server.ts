import { makeSystemClock } from '../../../adapters/system/system-clock.ts';
import { makeHttpServer } from '../../../api/http/http-server.ts';
import { compose } from '../../../compose.ts';
import type { Parley } from '../../../compose.ts';
import { readConfig } from '../../../config.ts';
import type { Config } from '../../../config.ts';
import { ensureOwner } from '../../../domain/access/ensure-owner.ts';
import { makeRedactor } from '../../../domain/redaction/redactor.ts';
import type { Redactor } from '../../../domain/redaction/redactor.ts';
import { makeOutputWriter } from '../../../domain/tasks/output-writer.ts';
import { aProject, aTask } from '../../../domain/testing/fixtures.ts';
import { makeRecordingLogger } from '../../../domain/testing/recording-logger.ts';
import { answerAsLineSource } from '../line-source.ts';
import type { OpenServer } from '../line-source.ts';
import type { Opening, Place } from '../orders.ts';

const NOWHERE = 'http://127.0.0.1:9';
const LEASE_MS = 600_000;

// Ours: everything as compose.ts puts it together, without the worker, whose place the source of lines takes.

async function open({ role, databaseUrl, folder }: Opening): Promise<OpenServer> {
  if (databaseUrl === null) throw new Error('Parley needs a database.');
  const env = { PARLEY_DATA_DIR: folder, PARLEY_HTTP_PORT: '0', OLLAMA_BASE_URL: NOWHERE, LMSTUDIO_BASE_URL: NOWHERE };
  const config = readConfig({ env, cwd: folder });
  const redactor = makeRedactor({ secrets: config.secrets });
  const logger = makeRecordingLogger();
  const ground = { databaseUrl, databaseProblem: () => null, giveUp: new AbortController().signal };
  const parley = await compose({ ...ground, config, clock: makeSystemClock(), logger, redactor });
  const served = role === 'write' ? { url: null, token: null } : await serve(parley, config);
  const source = role === 'serve' ? refusing() : await startTask(parley, redactor);
  return { place: { ...served, taskId: source.taskId }, write: source.write, flush: source.flush };
}

async function serve(parley: Parley, config: Config): Promise<Omit<Place, 'taskId'>> {
  const { newSecret } = await ensureOwner(parley.ports, null);
  const server = makeHttpServer({
    useCases: parley.useCases,
    config: config.http,
    logger: parley.ports.logger,
    metricsText: () => parley.metrics.text(),
    staticDir: config.dataDir,
    errorId: () => 'bench',
  });
  const { port } = await server.listen();
  return { url: `ws://127.0.0.1:${port}/graphql`, token: newSecret };
}

interface Source {
  readonly taskId: string | null;
  readonly write: OpenServer['write'];
  readonly flush: () => Promise<void>;
}

/** A running task whose output goes the way of every task's output. */
async function startTask({ ports }: Parley, redactor: Redactor): Promise<Source> {
  const owner = await ports.people.owner();
  if (owner === null) throw new Error('The process that serves comes first.');
  const project = await ports.projects.add(aProject({ addedBy: owner.id }));
  await ports.tasks.add(aTask({ personId: owner.id, projectId: project.id }));
  const workerId = ports.ids.uuid();
  await ports.workers.register(workerId);
  const claimed = await ports.taskQueue.claim({ workerId, milliseconds: LEASE_MS }, ports.clock.now());
  if (claimed === null) throw new Error('The task could not be claimed.');
  const { task, fence } = claimed;
  const onFenced = (): void => {
    throw new Error('The output could not be stored.');
  };
  const writer = makeOutputWriter({ ...ports, redactor }, { taskId: task.id, fence, onFenced });
  return { taskId: task.id, write: (_number, text) => writer.bytes('stdout', Buffer.from(`${text}\n`)), flush: () => writer.flush() };
}

function refusing(): Source {
  const refuse = (): Promise<never> => Promise.reject(new Error('This process only serves.'));
  return { taskId: null, write: refuse, flush: refuse };
}

answerAsLineSource(open);
