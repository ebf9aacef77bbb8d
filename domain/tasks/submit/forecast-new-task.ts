import { assertAccess } from '../../access/policy.ts';
import type { Principal } from '../../access/principal.ts';
import type { Ports } from '../../ports/ports.ts';
import type { NewTask } from '../new-task.ts';
import { checkTask } from './check-task.ts';
import type { CheckTaskDeps } from './check-task.ts';
import { forecastTask } from './forecast-task.ts';
import type { ForecastTaskDeps, TaskForecast } from './forecast-task.ts';
import { projectNameOf } from './list-templates.ts';

export type ForecastNewTask = ReturnType<typeof makeForecastNewTask>;

/** What a task would take if it were submitted; refuses what would be refused then, and makes nothing. */
export function makeForecastNewTask(deps: CheckTaskDeps & ForecastTaskDeps & Pick<Ports, 'people'>) {
  return async (principal: Principal | null, input: NewTask): Promise<TaskForecast> => {
    assertAccess(principal, 'task.create');
    const language = (await deps.people.get(principal.personId))?.language ?? 'en';
    const checked = await checkTask(deps, principal, input, language);
    const name = projectNameOf(checked.projectName);
    const project = (await deps.projects.list(principal)).find((each) => each.name === name);
    return forecastTask(deps, { ...checked, projectId: project?.id ?? null }, language);
  };
}
