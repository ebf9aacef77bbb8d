import type { ApprovalStore } from './approval-store.ts';
import type { Clock } from './clock.ts';
import type { ConversationLog } from './conversation-log.ts';
import type { ConversationStore } from './conversation-store.ts';
import type { CrashPoints } from './crash-points.ts';
import type { Doorbell } from './doorbell.ts';
import type { Ids } from './ids.ts';
import type { Inbox } from './inbox.ts';
import type { Ledger } from './ledger.ts';
import type { Logger } from './logger.ts';
import type { LoginCodeStore } from './login-code-store.ts';
import type { MemoryStore } from './memory-store.ts';
import type { Metrics } from './metrics.ts';
import type { ModelProvider } from './model-provider.ts';
import type { OutputLog } from './output-log.ts';
import type { PeopleStore } from './people-store.ts';
import type { ProjectFiles } from './project-files.ts';
import type { ProjectStore } from './project-store.ts';
import type { Sandbox } from './sandbox.ts';
import type { StepJournal } from './step-journal.ts';
import type { TaskQueue } from './task-queue.ts';
import type { TaskStore } from './task-store.ts';
import type { TokenStore } from './token-store.ts';
import type { TurnStore } from './turn-store.ts';
import type { WorkerRegistry } from './worker-registry.ts';

/** Everything the domain needs from outside. Each use case takes only the part that it names. */
export interface Ports {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly crashPoints: CrashPoints;
  readonly doorbell: Doorbell;
  readonly people: PeopleStore;
  readonly tokens: TokenStore;
  readonly loginCodes: LoginCodeStore;
  readonly conversations: ConversationStore;
  readonly conversationLog: ConversationLog;
  readonly inbox: Inbox;
  readonly turns: TurnStore;
  readonly tasks: TaskStore;
  readonly taskQueue: TaskQueue;
  readonly output: OutputLog;
  readonly steps: StepJournal;
  readonly ledger: Ledger;
  readonly approvals: ApprovalStore;
  readonly projects: ProjectStore;
  readonly memory: MemoryStore;
  readonly workers: WorkerRegistry;
  /** By name; the order says nothing. */
  readonly providers: ReadonlyMap<string, ModelProvider>;
  readonly sandbox: Sandbox;
  readonly files: ProjectFiles;
}
