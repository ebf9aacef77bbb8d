import type { Clock } from '../ports/clock.ts';
import type { ApprovalStore } from '../ports/approval-store.ts';
import type { ConversationLog } from '../ports/conversation-log.ts';
import type { ConversationStore } from '../ports/conversation-store.ts';
import type { Inbox } from '../ports/inbox.ts';
import type { Ledger } from '../ports/ledger.ts';
import type { LoginCodeStore } from '../ports/login-code-store.ts';
import type { MemoryStore } from '../ports/memory-store.ts';
import type { OutputLog } from '../ports/output-log.ts';
import type { PeopleStore } from '../ports/people-store.ts';
import type { ProjectStore } from '../ports/project-store.ts';
import type { StepJournal } from '../ports/step-journal.ts';
import type { TaskQueue } from '../ports/task-queue.ts';
import type { TaskStore } from '../ports/task-store.ts';
import type { TokenStore } from '../ports/token-store.ts';
import type { TurnStore } from '../ports/turn-store.ts';
import type { WorkerRegistry } from '../ports/worker-registry.ts';
import { makeInMemoryApprovalStore } from './in-memory/approval-store.ts';
import { makeInMemoryConversationLog } from './in-memory/conversation-log.ts';
import { makeInMemoryConversationStore } from './in-memory/conversation-store.ts';
import { makeInMemoryInbox } from './in-memory/inbox.ts';
import { makeInMemoryLedger } from './in-memory/ledger.ts';
import { makeInMemoryLoginCodeStore } from './in-memory/login-code-store.ts';
import { makeInMemoryMemoryStore } from './in-memory/memory-store.ts';
import { makeInMemoryOutputLog } from './in-memory/output-log.ts';
import { makeInMemoryPeopleStore } from './in-memory/people-store.ts';
import { makeInMemoryProjectStore } from './in-memory/project-store.ts';
import { makeInMemoryState } from './in-memory/state.ts';
import { makeInMemoryStepJournal } from './in-memory/step-journal.ts';
import { makeInMemoryTaskQueue } from './in-memory/task-queue.ts';
import { makeInMemoryTaskStore } from './in-memory/task-store.ts';
import { makeInMemoryTokenStore } from './in-memory/token-store.ts';
import { makeInMemoryTurnStore } from './in-memory/turn-store.ts';
import { makeInMemoryWorkerRegistry } from './in-memory/worker-registry.ts';

/** Every store port. */
export interface Stores {
  readonly approvals: ApprovalStore;
  readonly conversationLog: ConversationLog;
  readonly conversations: ConversationStore;
  readonly inbox: Inbox;
  readonly ledger: Ledger;
  readonly loginCodes: LoginCodeStore;
  readonly memory: MemoryStore;
  readonly output: OutputLog;
  readonly people: PeopleStore;
  readonly projects: ProjectStore;
  readonly steps: StepJournal;
  readonly taskQueue: TaskQueue;
  readonly tasks: TaskStore;
  readonly tokens: TokenStore;
  readonly turns: TurnStore;
  readonly workers: WorkerRegistry;
}

export interface InMemoryStores extends Stores {
  /** Frees the worker's lock as a kill -9 does: a second after its last beat its work is anybody's. */
  killWorker(workerId: string): void;
}

/** All stores over one consistent world, as strict as the database: fences, gap-free numbers, unique keys, one final state. They ring no doorbell. */
export function makeInMemoryStores({ clock }: { clock: Clock }): InMemoryStores {
  const state = makeInMemoryState(clock);
  return {
    approvals: makeInMemoryApprovalStore(state),
    conversationLog: makeInMemoryConversationLog(state),
    conversations: makeInMemoryConversationStore(state),
    inbox: makeInMemoryInbox(state),
    ledger: makeInMemoryLedger(state),
    loginCodes: makeInMemoryLoginCodeStore(state),
    memory: makeInMemoryMemoryStore(state),
    output: makeInMemoryOutputLog(state),
    people: makeInMemoryPeopleStore(state),
    projects: makeInMemoryProjectStore(state),
    steps: makeInMemoryStepJournal(state),
    taskQueue: makeInMemoryTaskQueue(state),
    tasks: makeInMemoryTaskStore(state),
    tokens: makeInMemoryTokenStore(state),
    turns: makeInMemoryTurnStore(state),
    workers: makeInMemoryWorkerRegistry(state),
    killWorker: (workerId) => {
      const worker = state.workers.get(workerId);
      if (worker !== undefined) worker.hasLock = false;
    },
  };
}
