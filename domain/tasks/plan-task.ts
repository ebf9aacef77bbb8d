import { assertAccess } from '../access/policy.ts';
import type { Language } from '../access/person.ts';
import type { Principal } from '../access/principal.ts';
import { makeFindConversation } from '../conversation/find-conversation.ts';
import { fromDollars } from '../costs/money.ts';
import type { Nanos } from '../costs/money.ts';
import { InvalidInputError } from '../errors.ts';
import type { Ports } from '../ports/ports.ts';
import { GIT_TEXTS } from './git/git-texts.ts';
import type { TaskPlan } from './task-plan.ts';
import type { NewTask } from './new-task.ts';
import { checkTask } from './submit/check-task.ts';
import type { CheckTaskDeps } from './submit/check-task.ts';
import { forecastTask } from './submit/forecast-task.ts';
import type { ForecastTaskDeps } from './submit/forecast-task.ts';
import { checkDollars } from './submit/read-values.ts';

export type PlanTask = ReturnType<typeof makePlanTask>;
export type PlanTaskDeps = CheckTaskDeps & ForecastTaskDeps & Pick<Ports, 'people' | 'conversations' | 'turns' | 'branches'>;

/** What a task, or with `isScheduled` those of a schedule, will be. Refuses bad input and what the principal may not do; makes nothing but the project's folder. */
export function makePlanTask(deps: PlanTaskDeps) {
  const findConversation = makeFindConversation(deps);
  return async (principal: Principal | null, input: NewTask, isScheduled = false): Promise<TaskPlan> => {
    assertAccess(principal, 'task.create');
    const language = (await deps.people.get(principal.personId))?.language ?? 'en';
    const checked = await checkTask(deps, principal, input, language);
    if (input.conversationId !== null) await findConversation(principal, 'conversation.write', input.conversationId);
    const project = await (input.project === null ? deps.projects.open : deps.projects.named)(principal, checked.projectName);
    // What comes after other tasks may start from a branch that they make, and a schedule from one that is there by then.
    if (checked.branch !== null && checked.after.length === 0 && !isScheduled)
      await assertBranch(deps.branches, project.folder, checked.branch, language);
    const { question, isAsked } = await forecastTask(deps, { ...checked, projectId: project.id, isScheduled }, language);
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

async function assertBranch(branches: Ports['branches'], folder: string, from: string, language: Language): Promise<void> {
  if (branches === null) throw new InvalidInputError('branch', GIT_TEXTS[language].noBranches(from));
  const checked = await branches.check(folder, from);
  if (checked.kind === 'refused') throw new InvalidInputError('branch', checked.message[language]);
}

/** In dollars as somebody gives them; null: the standard one. */
export function budgetOf(dollars: number | null, standard: Nanos): Nanos {
  return dollars === null ? standard : fromDollars(checkDollars(dollars, 'en'));
}
