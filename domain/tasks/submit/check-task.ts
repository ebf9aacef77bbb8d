import type { Language } from '../../access/person.ts';
import type { Principal } from '../../access/principal.ts';
import { fromDollars } from '../../costs/money.ts';
import type { Nanos } from '../../costs/money.ts';
import { InvalidInputError, UnknownIdError } from '../../errors.ts';
import type { Ports } from '../../ports/ports.ts';
import { findModel } from '../../routing/model-catalogue.ts';
import type { ModelCatalogue } from '../../routing/model-catalogue.ts';
import type { NewTask } from '../new-task.ts';
import type { Projects } from '../projects.ts';
import type { TaskDependency } from '../task-dependency.ts';
import type { TaskSettings } from '../task-settings.ts';
import { isFinal } from '../task-state.ts';
import type { Task, TaskLimits, TaskWork } from '../task.ts';
import type { FindTask } from '../watch-tasks.ts';
import { fillTemplate } from './fill-template.ts';
import { templateNamed } from './find-template.ts';
import { existingFolder, projectNameOf } from './list-templates.ts';
import { checkDollars, checkSteps, checkTaskIds, readBranch } from './read-values.ts';
import { SUBMIT_TEXTS } from './submit-texts.ts';
import { TASK_FLAGS } from './task-flags.ts';
import { checkedText, MAX_PROMPT } from './task-text.ts';
import { WORK_TEXTS } from './work-texts.ts';

export interface CheckTaskDeps extends Pick<Ports, 'templates' | 'budgetBook'> {
  readonly projects: Projects;
  readonly findTask: FindTask;
  readonly settings: TaskSettings;
  readonly catalogue: () => ModelCatalogue;
}

/** What is right about what somebody wants done. */
export interface CheckedTask {
  /** A project's name or path; it need not exist. */
  readonly projectName: string;
  readonly work: TaskWork;
  readonly limits: TaskLimits;
  readonly after: readonly TaskDependency[];
  readonly branch: string | null;
}

/** Checks everything about a new task and makes nothing. Throws InvalidInputError: one sentence with the place and a right example. */
export async function checkTask(deps: CheckTaskDeps, principal: Principal, input: NewTask, language: Language): Promise<CheckedTask> {
  assertOneKind(input, language);
  if (input.model !== null) assertKnown(input.model, deps.catalogue(), language);
  const { defaults, defaultProject } = deps.settings;
  const continued = await continuedTask(deps, principal, input, language);
  const continuedName = continued === null ? null : (await deps.projects.get(principal, continued.projectId)).name;
  if (continued !== null && input.project !== null && projectNameOf(input.project) !== continuedName) {
    throw new InvalidInputError('project', SUBMIT_TEXTS[language].continuesElsewhere(continued.id));
  }
  const projectName = input.project ?? continuedName ?? defaultProject;
  const { work, budgetUsd } = await workOf(deps, principal, { ...input, project: projectName }, language);
  const dollars = input.budgetUsd ?? budgetUsd;
  return {
    projectName,
    work,
    limits: {
      ...defaults,
      budget: dollars === null ? await standardBudget(deps) : fromDollars(checkDollars(dollars, language)),
      steps: input.steps == null ? defaults.steps : checkSteps(input.steps, language),
      wallMs: input.wallMs ?? defaults.wallMs,
      idleMs: input.idleMs ?? defaults.idleMs,
    },
    after: await readableDependencies(deps, principal, input.after ?? [], language),
    branch: input.branch == null ? null : readBranch(input.branch, language),
  };
}

/** Of a task that names none: what the owner has set while Parley runs, else what parley.yaml says. */
async function standardBudget({ budgetBook, settings }: CheckTaskDeps): Promise<Nanos> {
  const change = (await budgetBook.changes()).find(({ name }) => name === 'task');
  return change?.amount ?? settings.defaults.budget;
}

function assertOneKind({ prompt, command, template }: NewTask, language: Language): void {
  const hasPrompt = prompt !== null || template != null;
  if (hasPrompt !== (command !== null)) return;
  throw new InvalidInputError('prompt', WORK_TEXTS[language].oneKind);
}

async function workOf(deps: CheckTaskDeps, principal: Principal, input: NewTask, language: Language) {
  const { prompt, command, model, template, parameters = {}, continues = null } = input;
  if (command !== null) {
    if (continues !== null) throw new InvalidInputError('continues', SUBMIT_TEXTS[language].notBoth('run', '/taskcontinue'));
    const repeatable = input.isRepeatable === true ? { isRepeatable: true as const } : {};
    return { work: { kind: 'command', command: checkedText('command', command, language), ...repeatable } as const, budgetUsd: null };
  }
  if (input.isRepeatable === true) throw new InvalidInputError('repeatable', SUBMIT_TEXTS[language].only('repeatable', TASK_FLAGS.run));
  if (template == null) {
    if (Object.keys(parameters).length > 0)
      throw new InvalidInputError('parameters', SUBMIT_TEXTS[language].only('parameters', '--template code-review'));
    return {
      work: { kind: 'prompt', prompt: checkedText('prompt', prompt ?? '', language), model, template: null, continues } as const,
      budgetUsd: null,
    };
  }
  const folder = await existingFolder(deps.projects, principal, input.project ?? deps.settings.defaultProject);
  const found = templateNamed(await deps.templates.list(folder), template, language);
  const more = prompt === null || prompt.trim() === '' ? null : checkedText('prompt', prompt, language);
  const filled = fillTemplate(found, parameters, { language, more, longest: MAX_PROMPT });
  const use = { name: found.name, parameters: filled.parameters, tools: found.tools };
  return { work: { kind: 'prompt', prompt: filled.prompt, model, template: use, continues } as const, budgetUsd: found.budgetUsd };
}

function assertKnown(model: string, catalogue: ModelCatalogue, language: Language): void {
  if (findModel(catalogue, model) !== null) return;
  const known = catalogue.map(({ id }) => id);
  throw new InvalidInputError('model', WORK_TEXTS[language].noModel(model, known));
}

/** What it comes after, each once; what the principal may not see is answered like what does not exist. Nothing can come after itself: only what exists can be named. */
async function readableDependencies(
  deps: CheckTaskDeps,
  principal: Principal,
  after: readonly TaskDependency[],
  language: Language,
): Promise<readonly TaskDependency[]> {
  const ids = checkTaskIds(
    after.map(({ taskId }) => taskId),
    language,
  );
  for (const id of ids) {
    await orInvalid('after', SUBMIT_TEXTS[language].dependencyUnknown(id), () => deps.findTask(principal, 'task.read', id));
  }
  return ids.map((taskId) => ({ taskId, when: after.find((each) => each.taskId === taskId)?.when ?? 'success' }));
}

async function continuedTask(deps: CheckTaskDeps, principal: Principal, { continues }: NewTask, language: Language): Promise<Task | null> {
  if (continues == null) return null;
  const texts = SUBMIT_TEXTS[language];
  const task = await orInvalid('continues', texts.continuesUnknown(continues), () => deps.findTask(principal, 'task.read', continues));
  if (task.work.kind === 'command') throw new InvalidInputError('continues', texts.continuesCommand(task.id));
  if (!isFinal(task.state)) throw new InvalidInputError('continues', texts.continuesUnfinished(task.id));
  return task;
}

async function orInvalid<T>(field: string, message: string, find: () => Promise<T>): Promise<T> {
  try {
    return await find();
  } catch (error) {
    if (error instanceof UnknownIdError) throw new InvalidInputError(field, message);
    throw error;
  }
}
