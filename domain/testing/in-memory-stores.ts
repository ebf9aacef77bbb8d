import type { Clock } from '../ports/clock.ts';
import type { Ports } from '../ports/ports.ts';
import { makeInMemoryApprovalStore } from './in-memory/approval-store.ts';
import { makeInMemoryAttachmentFetches } from './in-memory/attachment-fetches.ts';
import { makeInMemoryAttachmentStore } from './in-memory/attachment-store.ts';
import { makeInMemoryBudgetBook } from './in-memory/budget-book.ts';
import { makeInMemoryChannelAccounts } from './in-memory/channel-accounts.ts';
import { makeInMemoryConversationLog } from './in-memory/conversation-log.ts';
import { makeInMemoryConversationStore } from './in-memory/conversation-store.ts';
import { makeInMemoryEndedTasks } from './in-memory/ended-tasks.ts';
import { makeInMemoryForgettingStore } from './in-memory/forgetting-store.ts';
import { makeInMemoryExtractionQueue } from './in-memory/extraction-queue.ts';
import { makeInMemoryFactQueue } from './in-memory/fact-queue.ts';
import { makeInMemoryGroupStore } from './in-memory/group-store.ts';
import { makeInMemoryIdentityStore } from './in-memory/identity-store.ts';
import { makeInMemoryInbox } from './in-memory/inbox.ts';
import { makeInMemoryIntentLog } from './in-memory/intent-log.ts';
import { makeInMemoryLedger } from './in-memory/ledger.ts';
import { makeInMemoryLoginCodeStore } from './in-memory/login-code-store.ts';
import { makeInMemoryMemoryQuestions } from './in-memory/memory-questions.ts';
import { makeInMemoryMemoryStore } from './in-memory/memory-store.ts';
import { makeInMemoryMessageIndex } from './in-memory/message-index.ts';
import { makeInMemoryModelVersions } from './in-memory/model-versions.ts';
import { makeInMemoryOutbox } from './in-memory/outbox.ts';
import { makeInMemoryOutputLog } from './in-memory/output-log.ts';
import { makeInMemoryPairingStore } from './in-memory/pairing-store.ts';
import { makeInMemoryPeopleStore } from './in-memory/people-store.ts';
import { makeInMemoryPluginJobs } from './in-memory/plugin-jobs.ts';
import { makeInMemoryPluginTexts } from './in-memory/plugin-texts.ts';
import { makeInMemoryPluginVectors } from './in-memory/plugin-vectors.ts';
import { makeInMemoryRecallVectors } from './in-memory/recall-vectors.ts';
import { makeInMemoryPluginValues } from './in-memory/plugin-values.ts';
import { makeInMemoryProjectStore } from './in-memory/project-store.ts';
import { makeInMemoryRecallIndex } from './in-memory/recall-index.ts';
import { makeInMemoryState } from './in-memory/state.ts';
import { makeInMemoryStepJournal } from './in-memory/step-journal.ts';
import { makeInMemorySummaryStore } from './in-memory/summary-store.ts';
import { makeInMemoryAuditLog } from './in-memory/audit-log.ts';
import { makeInMemoryScheduleStore } from './in-memory/schedule-store.ts';
import { makeInMemoryTaskHistory } from './in-memory/task-history.ts';
import { makeInMemoryTaskReports } from './in-memory/task-reports.ts';
import { makeInMemoryTaskQueue } from './in-memory/task-queue.ts';
import { makeInMemoryTaskStore } from './in-memory/task-store.ts';
import { makeInMemoryTokenStore } from './in-memory/token-store.ts';
import { makeInMemoryTrainingChoices } from './in-memory/training-choices.ts';
import { makeInMemoryTrainingQueue } from './in-memory/training-queue.ts';
import { makeInMemoryTurnStore } from './in-memory/turn-store.ts';
import { makeInMemoryUploadStore } from './in-memory/upload-store.ts';
import { makeInMemoryWorkerRegistry } from './in-memory/worker-registry.ts';

/** Every store port. */
export type Stores = Pick<
  Ports,
  | 'approvals'
  | 'attachmentFetches'
  | 'attachments'
  | 'audit'
  | 'budgetBook'
  | 'channels'
  | 'conversationLog'
  | 'conversations'
  | 'embeddingQueue'
  | 'endedTasks'
  | 'forgetting'
  | 'extraction'
  | 'factQueue'
  | 'groups'
  | 'identities'
  | 'inbox'
  | 'intents'
  | 'ledger'
  | 'loginCodes'
  | 'memory'
  | 'memoryQuestions'
  | 'messages'
  | 'modelVersions'
  | 'outbox'
  | 'output'
  | 'pairings'
  | 'people'
  | 'pluginJobs'
  | 'pluginEmbeddings'
  | 'pluginTexts'
  | 'pluginValues'
  | 'pluginVectors'
  | 'projects'
  | 'recallIndex'
  | 'schedules'
  | 'steps'
  | 'summaries'
  | 'taskHistory'
  | 'taskQueue'
  | 'taskReports'
  | 'tasks'
  | 'tokens'
  | 'trainingChoices'
  | 'trainingQueue'
  | 'turns'
  | 'uploads'
  | 'vectors'
  | 'workers'
>;

export interface InMemoryStores extends Stores {
  /** Frees the worker's lock as a kill -9 does: a second after its last beat its work is anybody's. */
  killWorker(workerId: string): void;
}

/** All stores over one consistent world, as strict as the database: fences, gap-free numbers, unique keys, one final state. They ring no doorbell. */
export function makeInMemoryStores({ clock }: { clock: Clock }): InMemoryStores {
  const state = makeInMemoryState(clock);
  const recallIndex = makeInMemoryRecallIndex(state);
  return {
    approvals: makeInMemoryApprovalStore(state),
    attachmentFetches: makeInMemoryAttachmentFetches(state),
    attachments: makeInMemoryAttachmentStore(state),
    audit: makeInMemoryAuditLog(state),
    budgetBook: makeInMemoryBudgetBook(state),
    channels: makeInMemoryChannelAccounts(state),
    conversationLog: makeInMemoryConversationLog(state),
    conversations: makeInMemoryConversationStore(state),
    endedTasks: makeInMemoryEndedTasks(state),
    forgetting: makeInMemoryForgettingStore(state),
    extraction: makeInMemoryExtractionQueue(state),
    factQueue: makeInMemoryFactQueue(state),
    groups: makeInMemoryGroupStore(state),
    identities: makeInMemoryIdentityStore(state),
    inbox: makeInMemoryInbox(state),
    intents: makeInMemoryIntentLog(state),
    ledger: makeInMemoryLedger(state),
    loginCodes: makeInMemoryLoginCodeStore(state),
    memory: makeInMemoryMemoryStore(state),
    memoryQuestions: makeInMemoryMemoryQuestions(),
    messages: makeInMemoryMessageIndex(state),
    modelVersions: makeInMemoryModelVersions(state),
    outbox: makeInMemoryOutbox(state),
    output: makeInMemoryOutputLog(state),
    pairings: makeInMemoryPairingStore(state),
    people: makeInMemoryPeopleStore(state),
    pluginJobs: makeInMemoryPluginJobs(state),
    pluginTexts: makeInMemoryPluginTexts(state),
    pluginValues: makeInMemoryPluginValues(state),
    projects: makeInMemoryProjectStore(state),
    recallIndex,
    ...makeInMemoryPluginVectors(state),
    ...makeInMemoryRecallVectors(state, recallIndex),
    schedules: makeInMemoryScheduleStore(state),
    steps: makeInMemoryStepJournal(state),
    summaries: makeInMemorySummaryStore(state),
    taskHistory: makeInMemoryTaskHistory(state),
    taskReports: makeInMemoryTaskReports(state),
    taskQueue: makeInMemoryTaskQueue(state),
    tasks: makeInMemoryTaskStore(state),
    tokens: makeInMemoryTokenStore(state),
    trainingChoices: makeInMemoryTrainingChoices(state),
    trainingQueue: makeInMemoryTrainingQueue(state),
    turns: makeInMemoryTurnStore(state),
    uploads: makeInMemoryUploadStore(state),
    workers: makeInMemoryWorkerRegistry(state),
    killWorker: (workerId) => {
      const worker = state.workers.get(workerId);
      if (worker !== undefined) worker.hasLock = false;
    },
  };
}
