import type { Language } from '../access/person.ts';
import { assertAccess } from '../access/policy.ts';
import type { Principal } from '../access/principal.ts';
import { fromDollars } from '../costs/money.ts';
import type { Nanos } from '../costs/money.ts';
import { ConflictError } from '../errors.ts';
import type { Ports } from '../ports/ports.ts';
import { firstTryOf } from './first-try.ts';
import { GIT_TEXTS } from './git/git-texts.ts';
import { storeTask } from './store-task.ts';
import type { StoreTaskDeps } from './store-task.ts';
import { dollarText, ESTIMATE_TEXTS } from './submit/estimate-texts.ts';
import { forecastTask } from './submit/forecast-task.ts';
import type { ForecastTaskDeps, TaskForecast } from './submit/forecast-task.ts';
import { checkDollars } from './submit/read-values.ts';
import { SUBMIT_TEXTS } from './submit/submit-texts.ts';
import { isFinal } from './task-state.ts';
import { taskTitle } from './task-title.ts';
import type { Task } from './task.ts';
import type { FindTask } from './watch-tasks.ts';

export interface RetryOptions {
  /** The same key again is the same new task; absent: always a new one. */
  readonly key?: string | null;
  /** What the new task may spend, US dollars; absent: what is left of the other's. */
  readonly budgetUsd?: number | null;
  /** `always`: the person in charge is asked before it starts; `never`: they have said yes; absent: they are asked above the configured amount. */
  readonly ask?: 'always' | 'never';
}

export type RetryTask = ReturnType<typeof makeRetryTask>;

export interface RetryTaskDeps extends ForecastTaskDeps, Omit<StoreTaskDeps, 'settings'>, Pick<Ports, 'logger'> {
  readonly findTask: FindTask;
  /** The project itself, whoever asks; null: it is gone. */
  readonly findProject: (id: string) => Promise<{ readonly name: string } | null>;
}

/**
 * Runs an ended task again as a new one that keeps everything (project, template, context, limits, what it comes after, where it is told) and points back
 * to it; of its budget it keeps what is left. Throws ConflictError when nothing is left and no new budget is given.
 */
export function makeRetryTask(deps: RetryTaskDeps) {
  async function prepare(principal: Principal | null, id: string, budgetUsd: number | null) {
    assertAccess(principal, 'task.retry');
    const before = await deps.findTask(principal, 'task.retry', id);
    const language = (await deps.people.get(principal.personId))?.language ?? 'en';
    if (!isFinal(before.state)) throw new ConflictError(GIT_TEXTS[language].notEnded(id));
    const budget = budgetUsd === null ? budgetLeft(before, language) : fromDollars(checkDollars(budgetUsd, language));
    const limits = { ...before.limits, budget };
    return { principal, before, limits, forecast: await forecastRetry(deps, { ...before, limits }, before.limits.budget, language) };
  }

  const retry = async (
    principal: Principal | null,
    id: string,
    { key = null, budgetUsd = null, ask }: RetryOptions = {},
  ): Promise<Task> => {
    const { principal: asker, before, limits, forecast } = await prepare(principal, id, budgetUsd);
    const { projectId, conversationId, work, after, branch } = before;
    const isAsked = ask === 'always' || (ask !== 'never' && forecast.isAsked);
    const plan = {
      ...{ projectId, conversationId, work, limits, after, branch },
      confirmation: isAsked ? forecast.question : null,
      personId: asker.personId,
      scheduleId: null,
      retryOf: id,
      retries: before.retries + 1,
    };
    const again = await storeTask(deps, plan, key);
    deps.logger.info('task.retried', { taskId: again.id, retryOf: id });
    return again;
  };

  return Object.assign(retry, {
    /** What running it again would take and do; makes nothing. */
    forecast: async (principal: Principal | null, id: string, budgetUsd: number | null = null): Promise<TaskForecast> =>
      (await prepare(principal, id, budgetUsd)).forecast,
  });
}

/** A command spends nothing, so it keeps its budget whole. */
function budgetLeft({ id, work, limits, spent }: Task, language: Language): Nanos {
  const left = Math.max(0, limits.budget - spent);
  if (left === 0 && limits.budget > 0 && work.kind === 'prompt') {
    throw new ConflictError(SUBMIT_TEXTS[language].nothingLeft(id, dollarText(limits.budget)));
  }
  return left;
}

/** `budget`: what the other one was given. */
async function forecastRetry(deps: RetryTaskDeps, again: Task, budget: Nanos, language: Language): Promise<TaskForecast> {
  const texts = ESTIMATE_TEXTS[language];
  const projectName = (await deps.findProject(again.projectId))?.name ?? '–';
  const forecast = await forecastTask(deps, { ...again, projectName }, language);
  const isShortened = again.work.kind === 'prompt' && again.limits.budget < budget;
  const first = again.retryOf === null ? again.id : (await firstTryOf(deps, again)).id;
  const said = [
    texts.try(again.retries + 2, first),
    ...(isShortened ? [texts.left(dollarText(again.limits.budget), dollarText(budget))] : []),
    forecast.text,
  ];
  return { ...forecast, question: texts.again(again.id, taskTitle(again.work), projectName, said.join(' ')) };
}
