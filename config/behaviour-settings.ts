import { fromDollars } from '../domain/costs/money.ts';
import type { Nanos } from '../domain/costs/money.ts';
import type { RoleAssignment } from '../domain/access/apply-roles.ts';
import { deadlinesFor } from '../domain/routing/deadlines.ts';
import type { ModelDeadlines } from '../domain/routing/deadlines.ts';
import type { TaskSettings } from '../domain/tasks/task-settings.ts';
import type { Settings } from './settings-schema.ts';

/** Ceilings in nano-dollars. */
export interface BudgetSettings {
  readonly personDay: Nanos;
  readonly chatDay: Nanos;
  /** For a task that names no budget of its own. */
  readonly task: Nanos;
  readonly installationDay: Nanos;
}

/** How much one process does at the same time. */
export interface ConcurrencySettings {
  readonly turns: number;
  readonly tasks: number;
}

/** What holds unless parley.yaml says otherwise, in US dollars. */
const BUDGETS = { personDay: 5, chatDay: 5, task: 2, installationDay: 20 } as const;

/** Above what a task that names no budget may cost, so that nobody is asked about those. */
const CONFIRM_ABOVE = 5;

const MINUTE = 60_000;
const MIB = 1024 ** 2;

export function readBudgets({ budgets }: Settings): BudgetSettings {
  const { personDay, chatDay, task, installationDay } = { ...BUDGETS, ...budgets };
  return {
    personDay: fromDollars(personDay ?? BUDGETS.personDay),
    chatDay: fromDollars(chatDay ?? BUDGETS.chatDay),
    task: fromDollars(task ?? BUDGETS.task),
    installationDay: fromDollars(installationDay ?? BUDGETS.installationDay),
  };
}

/** How long models may take. */
export interface DeadlineSettings {
  readonly hosted: ModelDeadlines;
  readonly local: ModelDeadlines;
  /** All that are tried for one answer in a chat, in milliseconds. */
  readonly answerMs: number;
}

const ANSWER_MINUTES = 15;

export function readDeadlines({ deadlines }: Settings): DeadlineSettings {
  const over = (base: ModelDeadlines, own: NonNullable<Settings['deadlines']>['hosted']): ModelDeadlines => ({
    firstEventMs: own?.firstEvent ?? base.firstEventMs,
    silenceMs: own?.silence ?? base.silenceMs,
    totalMs: own?.total ?? base.totalMs,
  });
  return {
    hosted: over(deadlinesFor({ isFree: false }), deadlines?.hosted),
    local: over(deadlinesFor({ isFree: true }), deadlines?.local),
    answerMs: deadlines?.answer ?? ANSWER_MINUTES * MINUTE,
  };
}

/** `budget` is the ceiling of a task that names none. */
export function readTasks({ tasks, concurrency }: Settings, budget: Nanos): TaskSettings {
  return {
    defaults: { budget, steps: tasks?.steps ?? 100, wallMs: tasks?.time ?? 120 * MINUTE, idleMs: tasks?.idle ?? 15 * MINUTE },
    sandbox: {
      wallMs: tasks?.commandTime ?? 60 * MINUTE,
      memoryBytes: tasks?.commandMemory ?? 2048 * MIB,
      processes: tasks?.commandProcesses ?? 256,
      outputBytes: tasks?.commandOutput ?? 64 * MIB,
    },
    whenIdle: tasks?.whenIdle ?? 'stop',
    running: {
      perPerson: concurrency?.tasksPerPerson ?? 4,
      perProject: concurrency?.tasksPerProject ?? 4,
      all: concurrency?.tasksAtAll ?? 32,
    },
    openPerPerson: tasks?.openPerPerson ?? 500,
    defaultProject: tasks?.defaultProject ?? 'main',
    confirmAbove: fromDollars(tasks?.confirmAbove ?? CONFIRM_ABOVE),
    keepWorktreesMs: tasks?.keepWorktrees ?? 14 * 24 * 60 * MINUTE,
    keepOutput: { ms: tasks?.keepOutput ?? 30 * 24 * 60 * MINUTE, bytes: tasks?.keepOutputBytes ?? 2048 * MIB },
  };
}

export function readConcurrency({ concurrency }: Settings): ConcurrencySettings {
  return { turns: concurrency?.turns ?? 8, tasks: concurrency?.tasks ?? 2 };
}

export interface ChatSettings {
  /** The answer to a message that is older than this when it comes in begins with a note. */
  readonly lateAfterMs: number;
}

const LATE_AFTER_MS = 15 * 60_000;

export function readChats({ chats }: Settings): ChatSettings {
  return { lateAfterMs: chats?.lateAfter ?? LATE_AFTER_MS };
}

export function readRoles({ roles }: Settings): readonly RoleAssignment[] {
  return (['owner', 'admin', 'member'] as const).flatMap((role) =>
    (roles?.[role] ?? []).map((identity): RoleAssignment => {
      const colon = identity.indexOf(':');
      const channel = identity.slice(0, colon) === 'telegram' ? 'telegram' : 'matrix';
      return { role, channel, externalId: identity.slice(colon + 1) };
    }),
  );
}
