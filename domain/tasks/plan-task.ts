import { assertAccess } from '../access/policy.ts';
import type { Principal } from '../access/principal.ts';
import { makeFindConversation } from '../conversation/find-conversation.ts';
import { fromDollars } from '../costs/money.ts';
import type { Nanos } from '../costs/money.ts';
import type { Ports } from '../ports/ports.ts';
import type { TaskPlan } from './task-plan.ts';
import { checkTask } from './submit/check-task.ts';
import type { CheckTaskDeps } from './submit/check-task.ts';
import { forecastTask } from './submit/forecast-task.ts';
import type { ForecastTaskDeps } from './submit/forecast-task.ts';
import { checkDollars } from './submit/read-values.ts';
import type { TaskDependency } from './task-dependency.ts';

export { checkedText } from './submit/task-text.ts';

/** What somebody wants done. */
export interface NewTask {
  /** A project's name or a path below the workspace root; null: that of the task that it goes on with, or the default one. */
  readonly project: string | null;
  /** One of the two; with a template the prompt says more, or nothing. */
  readonly prompt: string | null;
  readonly command: string | null;
  /** US dollars; null: as the template says or as configured. */
  readonly budgetUsd: number | null;
  /** Where its result is told; null: nowhere. */
  readonly conversationId: string | null;
  /** `provider/model` for the agent; null: the agent's chain. */
  readonly model: string | null;
  /** The same key again is the same task; null: always a new one. */
  readonly key: string | null;
  /** The name of the template to make the prompt from; absent: none. */
  readonly template?: string | null;
  /** Of the template, by name; absent: none. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Absent: as configured, like the next. */
  readonly steps?: number | null;
  readonly wallMs?: number | null;
  /** Where its worktree begins; absent: where the project stands. */
  readonly branch?: string | null;
  /** What has to end before it starts; absent: nothing. */
  readonly after?: readonly TaskDependency[];
  /** The ended task whose context it goes on with; absent: none. */
  readonly continues?: string | null;
  /** Whether whoever asks for it has said yes to what it may cost; absent: no, so that above the configured amount they are asked before it starts. */
  readonly isConfirmed?: boolean;
}

export type PlanTask = ReturnType<typeof makePlanTask>;
export type PlanTaskDeps = CheckTaskDeps & ForecastTaskDeps & Pick<Ports, 'people' | 'conversations' | 'turns'>;

/** What a task, or the tasks of a schedule, will be. Refuses bad input and what the principal may not do; makes nothing but the project's folder. */
export function makePlanTask(deps: PlanTaskDeps) {
  const findConversation = makeFindConversation(deps);
  return async (principal: Principal | null, input: NewTask): Promise<TaskPlan> => {
    assertAccess(principal, 'task.create');
    const language = (await deps.people.get(principal.personId))?.language ?? 'en';
    const checked = await checkTask(deps, principal, input, language);
    if (input.conversationId !== null) await findConversation(principal, 'conversation.write', input.conversationId);
    const project = await deps.projects.open(principal, checked.projectName);
    const { question, isAsked } = await forecastTask(deps, { ...checked, projectId: project.id }, language);
    const { work, limits, after, branch } = checked;
    return {
      projectId: project.id,
      personId: principal.personId,
      conversationId: input.conversationId,
      work,
      limits,
      after,
      branch,
      confirmation: isAsked && input.isConfirmed !== true ? question : null,
      scheduleId: null,
      retryOf: null,
      retries: 0,
    };
  };
}

/** In dollars as somebody gives them; null: the standard one. */
export function budgetOf(dollars: number | null, standard: Nanos): Nanos {
  return dollars === null ? standard : fromDollars(checkDollars(dollars, 'en'));
}
