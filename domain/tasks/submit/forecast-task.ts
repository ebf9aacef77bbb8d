import type { Language } from '../../access/person.ts';
import type { Nanos } from '../../costs/money.ts';
import type { Ports } from '../../ports/ports.ts';
import { findModel } from '../../routing/model-catalogue.ts';
import type { ModelCatalogue } from '../../routing/model-catalogue.ts';
import { taskTitle } from '../task-title.ts';
import type { TaskSettings } from '../task-settings.ts';
import type { TaskLimits, TaskWork } from '../task.ts';
import { estimateTask } from './estimate-task.ts';
import type { TaskEstimate } from './estimate-task.ts';
import { ESTIMATE_TEXTS, estimateText } from './estimate-texts.ts';

/** Enough that there are some of every length. */
const LOOKED_AT = 200;

export interface ForecastTaskDeps extends Pick<Ports, 'taskHistory'> {
  readonly settings: TaskSettings;
  readonly catalogue: () => ModelCatalogue;
}

/** What a task would take, known before it starts. */
export interface TaskForecast {
  readonly estimate: TaskEstimate;
  /** The estimate as a sentence. */
  readonly text: string;
  /** What is asked before it starts, if anything is. */
  readonly question: string;
  /** Whether it is asked, unless whoever submits it says yes beforehand. */
  readonly isAsked: boolean;
}

export interface ForecastWork {
  readonly work: TaskWork;
  readonly limits: Pick<TaskLimits, 'budget'>;
  readonly projectName: string;
  /** Null: the project is new. */
  readonly projectId: string | null;
  /** Whether a schedule runs it; absent: it doesn't. */
  readonly isScheduled?: boolean;
}

/** What a task will probably take, by what others like it took, and the question that it deserves. */
export async function forecastTask(deps: ForecastTaskDeps, of: ForecastWork, language: Language): Promise<TaskForecast> {
  const estimate = await expect(deps, of);
  const text = estimateText(estimate, language);
  const texts = ESTIMATE_TEXTS[language];
  const question = (of.isScheduled === true ? texts.eachTime : texts.start)(taskTitle(of.work), of.projectName, text);
  // By what nine of ten cost, or without history by the most that it can cost.
  return { estimate, text, question, isAsked: (estimate.high?.cost ?? estimate.most) > deps.settings.confirmAbove };
}

async function expect({ taskHistory, catalogue }: ForecastTaskDeps, { work, limits, projectId }: ForecastWork): Promise<TaskEstimate> {
  if (work.kind === 'command') return estimateTask([], { promptLength: 0, most: 0 });
  const most: Nanos = isFree(work.model, catalogue()) ? 0 : limits.budget;
  const template = work.template?.name ?? null;
  const past = projectId === null ? [] : await taskHistory.alike({ projectId, template }, LOOKED_AT);
  return estimateTask(past, { promptLength: work.prompt.length, most });
}

/** Whether no model that could work for it has a price. */
function isFree(model: string | null, catalogue: ModelCatalogue): boolean {
  if (model !== null) return findModel(catalogue, model)?.isFree ?? false;
  const usable = catalogue.filter(({ capabilities }) => capabilities.tools);
  return usable.length > 0 && usable.every((each) => each.isFree);
}
