import { assertAccess } from '../access/policy.ts';
import type { Principal } from '../access/principal.ts';
import { makeFindConversation } from '../conversation/find-conversation.ts';
import { fromDollars } from '../costs/money.ts';
import type { Nanos } from '../costs/money.ts';
import { InvalidInputError } from '../errors.ts';
import type { Ports } from '../ports/ports.ts';
import { findModel } from '../routing/model-catalogue.ts';
import type { ModelCatalogue } from '../routing/model-catalogue.ts';
import type { Projects } from './projects.ts';
import type { TaskPlan } from './store-task.ts';
import type { TaskWork } from './task.ts';
import type { TaskSettings } from './task-settings.ts';

const MAX_PROMPT = 100_000;
const MAX_COMMAND = 20_000;
const MAX_BUDGET_USD = 1_000;

export interface NewTask {
  /** A project's name or a path below the workspace root; null: the default project. */
  readonly project: string | null;
  /** Exactly one of the two. */
  readonly prompt: string | null;
  readonly command: string | null;
  /** US dollars; null: as configured. */
  readonly budgetUsd: number | null;
  /** Where its result is told; null: nowhere. */
  readonly conversationId: string | null;
  /** `provider/model` for the agent; null: the agent's chain. */
  readonly model: string | null;
  /** The same key again is the same task; null: always a new one. */
  readonly key: string | null;
}

export type PlanTask = ReturnType<typeof makePlanTask>;

/** What a task, or the tasks of a schedule, will be. Refuses bad input and what the principal may not do; makes nothing but the project's folder. */
export function makePlanTask(
  deps: Pick<Ports, 'conversations' | 'turns'> & { projects: Projects; settings: TaskSettings; catalogue: () => ModelCatalogue },
) {
  const { projects, settings } = deps;
  const findConversation = makeFindConversation(deps);
  return async (principal: Principal | null, input: NewTask): Promise<TaskPlan> => {
    assertAccess(principal, 'task.create');
    const work = workOf(input);
    if (input.model !== null) assertKnown(input.model, deps.catalogue());
    const budget = budgetOf(input.budgetUsd, settings.defaults.budget);
    if (input.conversationId !== null) await findConversation(principal, 'conversation.write', input.conversationId);
    const project = await projects.open(principal, input.project ?? settings.defaultProject);
    return {
      projectId: project.id,
      personId: principal.personId,
      conversationId: input.conversationId,
      work,
      limits: { ...settings.defaults, budget },
      after: [],
      branch: null,
      confirmation: null,
      scheduleId: null,
      retryOf: null,
      retries: 0,
    };
  };
}

function assertKnown(model: string, catalogue: ModelCatalogue): void {
  if (findModel(catalogue, model) !== null) return;
  throw new InvalidInputError('model', `There is no model "${model}" here: ask for one of ${catalogue.map(({ id }) => id).join(', ')}.`);
}

function workOf({ prompt, command, model }: NewTask): TaskWork {
  if ((prompt === null) === (command === null)) {
    throw new InvalidInputError('prompt', 'Give a task either a prompt for the agent or a command to run, not both.');
  }
  if (prompt === null) return { kind: 'command', command: checkedText('command', command ?? '') };
  return { kind: 'prompt', prompt: checkedText('prompt', prompt), model, template: null, continues: null };
}

/** The text of a prompt or a command, if it can be one. */
export function checkedText(field: 'prompt' | 'command', text: string): string {
  const longest = field === 'prompt' ? MAX_PROMPT : MAX_COMMAND;
  if (text.trim() === '') throw new InvalidInputError(field, `The ${field} is empty.`);
  if (text.length > longest)
    throw new InvalidInputError(field, `A ${field} has at most ${longest} characters; this one has ${text.length}.`);
  if (text.includes('\0')) throw new InvalidInputError(field, `A ${field} can't contain a NUL character.`);
  return text;
}

/** In dollars as somebody gives them; null: the standard one. */
export function budgetOf(dollars: number | null, standard: Nanos): Nanos {
  if (dollars === null) return standard;
  if (!(dollars >= 0 && dollars <= MAX_BUDGET_USD)) {
    throw new InvalidInputError('budgetUsd', `A budget is between 0 and ${MAX_BUDGET_USD} US dollars, such as 0.50.`);
  }
  return fromDollars(dollars);
}
