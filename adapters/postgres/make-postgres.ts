import type { Pool } from 'pg';

import type { Clock } from '../../domain/ports/clock.ts';
import type { Logger } from '../../domain/ports/logger.ts';
import type { Ports } from '../../domain/ports/ports.ts';
import { makePostgresApprovalStore } from './approval-store.ts';
import { makePostgresAttachmentFetches } from './attachment-fetches.ts';
import { makePostgresAttachmentStore } from './attachment-store.ts';
import { makePostgresBudgetBook } from './budget-book.ts';
import { makePostgresChannelAccounts } from './channel-accounts.ts';
import { makePostgresConversationLog } from './conversation-log.ts';
import { makePostgresConversationStore } from './conversation-store.ts';
import { openDatabase } from './database.ts';
import type { Database } from './database.ts';
import { openPostgresDoorbell } from './doorbell.ts';
import { makePostgresEndedTasks } from './ended-tasks.ts';
import { makePostgresGroupStore } from './group-store.ts';
import { makePostgresIdentityStore } from './identity-store.ts';
import { makePostgresInbox } from './inbox.ts';
import { makePostgresIntentLog } from './intent-log.ts';
import { makePostgresLedger } from './ledger.ts';
import { makePostgresLoginCodeStore } from './login-code-store.ts';
import { makePostgresMemoryStores } from './make-memory-stores.ts';
import type { MemoryPorts } from './make-memory-stores.ts';
import { makePostgresMessageIndex } from './message-index.ts';
import { makePostgresModelVersions } from './model-versions.ts';
import { makePostgresOutbox } from './outbox.ts';
import { makePostgresOutputLog } from './output-log.ts';
import { makePostgresPairingStore } from './pairing-store.ts';
import { makePostgresPeopleStore } from './people-store.ts';
import { makePostgresPluginJobs } from './plugin-jobs.ts';
import { makePostgresPluginTexts } from './plugin-texts.ts';
import { makePostgresPluginValues } from './plugin-values.ts';
import { makePostgresProjectStore } from './project-store.ts';
import { makePostgresStepJournal } from './step-journal.ts';
import { makePostgresAuditLog } from './audit-log.ts';
import { makePostgresScheduleStore } from './schedule-store.ts';
import { makePostgresTaskHistory } from './task-history.ts';
import { makePostgresTaskReports } from './task-reports.ts';
import { makePostgresTaskQueue } from './task-queue.ts';
import { makePostgresTaskStore } from './task-store.ts';
import { makePostgresTokenStore } from './token-store.ts';
import { makePostgresTrainingChoices } from './training-choices.ts';
import { makePostgresTrainingQueue } from './training-queue.ts';
import { makePostgresTurnStore } from './turn-store.ts';
import { makePostgresUploadStore } from './upload-store.ts';
import { makePostgresWorkerRegistry } from './worker-registry.ts';
import type { PostgresWorkerRegistry } from './worker-registry.ts';

/** The ports behind which the database is. */
export type PostgresPorts = MemoryPorts &
  Pick<
    Ports,
    | 'approvals'
    | 'attachmentFetches'
    | 'attachments'
    | 'audit'
    | 'budgetBook'
    | 'channels'
    | 'conversationLog'
    | 'conversations'
    | 'doorbell'
    | 'endedTasks'
    | 'groups'
    | 'identities'
    | 'inbox'
    | 'intents'
    | 'ledger'
    | 'loginCodes'
    | 'messages'
    | 'modelVersions'
    | 'outbox'
    | 'output'
    | 'pairings'
    | 'people'
    | 'pluginJobs'
    | 'pluginTexts'
    | 'pluginValues'
    | 'projects'
    | 'schedules'
    | 'steps'
    | 'taskHistory'
    | 'taskQueue'
    | 'taskReports'
    | 'tasks'
    | 'tokens'
    | 'trainingChoices'
    | 'trainingQueue'
    | 'turns'
    | 'uploads'
    | 'workers'
  >;

export interface Postgres {
  readonly ports: PostgresPorts;
  /** Whether the database answers now; takes two seconds at most and never throws. */
  isReachable(): Promise<boolean>;
  /** Ends every connection; to be called when nothing uses the ports any more. */
  close(): Promise<void>;
}

export interface PostgresDeps {
  /** A database that `migrate` has brought up to date. */
  readonly url: string;
  readonly clock: Clock;
  readonly logger: Logger;
  /** The most connections for statements at once; the doorbell and each worker have one more. 10 unless set. */
  readonly poolSize?: number;
  /** How long a statement may take, in milliseconds; 10 seconds unless set, and all of ours take a few. */
  readonly answerDeadlineMs?: number;
  /** Whether the server is known to be down because its disk is full; never unless set. */
  readonly isDiskFull?: () => boolean;
}

const PROBE_MS = 2_000;

/** Connects to a migrated database. Throws an UnreachableError when it is away. */
export async function makePostgres(deps: PostgresDeps): Promise<Postgres> {
  const { url, clock, logger, poolSize = 10, answerDeadlineMs = 10_000, isDiskFull = () => false } = deps;
  const opening = openPostgresDoorbell({ url, clock, logger });
  // Takes the ORM some time but opens nothing: while the doorbell connects.
  const database = openDatabase({ url, size: poolSize, logger, answerDeadlineMs, isDiskFull });
  const doorbell = await opening;
  const workers = makePostgresWorkerRegistry({ url });
  return {
    ports: { ...makeStores(database, workers), doorbell, workers },
    isReachable: () => answers(database.pool, clock),
    close: async () => {
      await Promise.all([doorbell.close(), workers.close(), database.close()]);
    },
  };
}

function makeStores(database: Database, workers: PostgresWorkerRegistry): Omit<PostgresPorts, 'doorbell' | 'workers'> {
  const { pool } = database;
  return {
    ...makePostgresMemoryStores(pool),
    ...makeTaskStores(database),
    approvals: makePostgresApprovalStore(database),
    attachmentFetches: makePostgresAttachmentFetches(pool),
    attachments: makePostgresAttachmentStore(pool),
    audit: makePostgresAuditLog(pool),
    budgetBook: makePostgresBudgetBook(pool),
    channels: makePostgresChannelAccounts(pool),
    conversationLog: makePostgresConversationLog(pool),
    conversations: makePostgresConversationStore(database),
    groups: makePostgresGroupStore(database),
    identities: makePostgresIdentityStore(database),
    inbox: makePostgresInbox(pool),
    intents: makePostgresIntentLog(pool),
    ledger: makePostgresLedger(pool, workers.own),
    loginCodes: makePostgresLoginCodeStore(database),
    messages: makePostgresMessageIndex(pool),
    modelVersions: makePostgresModelVersions(pool),
    outbox: makePostgresOutbox(pool),
    output: makePostgresOutputLog(pool),
    pairings: makePostgresPairingStore(database),
    people: makePostgresPeopleStore(database),
    pluginJobs: makePostgresPluginJobs(pool),
    pluginTexts: makePostgresPluginTexts(pool),
    pluginValues: makePostgresPluginValues(pool),
    projects: makePostgresProjectStore(database),
    tokens: makePostgresTokenStore(database),
    trainingChoices: makePostgresTrainingChoices(pool),
    trainingQueue: makePostgresTrainingQueue(pool),
    turns: makePostgresTurnStore(pool),
    uploads: makePostgresUploadStore(pool),
  };
}

function makeTaskStores(database: Database) {
  const { pool } = database;
  return {
    endedTasks: makePostgresEndedTasks(pool),
    schedules: makePostgresScheduleStore(pool),
    steps: makePostgresStepJournal(pool),
    taskHistory: makePostgresTaskHistory(pool),
    taskQueue: makePostgresTaskQueue(pool),
    taskReports: makePostgresTaskReports(pool),
    tasks: makePostgresTaskStore(pool),
  };
}

async function answers(pool: Pool, clock: Clock): Promise<boolean> {
  const answered = new AbortController();
  const late = clock.sleep(PROBE_MS, answered.signal).then(
    () => false,
    () => false,
  );
  const asked = pool.query('SELECT 1').then(
    () => true,
    () => false,
  );
  try {
    return await Promise.race([asked, late]);
  } finally {
    answered.abort();
  }
}
