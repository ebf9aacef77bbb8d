import type { CreateTaskInput } from '../generated/graphql.ts';

/** What stands in the form. */
export interface TaskFormValues {
  readonly kind: 'prompt' | 'command';
  readonly work: string;
  readonly project: string;
  readonly budget: string;
}

export type ReadForm =
  { readonly kind: 'good'; readonly input: CreateTaskInput } | { readonly kind: 'bad'; readonly field: 'work' | 'budget' };

/** Reads the form; a comma in the budget is as good as a point. */
export function readForm({ kind, work, project, budget }: TaskFormValues): ReadForm {
  if (work.trim() === '') return { kind: 'bad', field: 'work' };
  const amount = budget.trim() === '' ? null : Number(budget.trim().replace(',', '.'));
  if (amount !== null && !(amount > 0 && Number.isFinite(amount))) return { kind: 'bad', field: 'budget' };
  return {
    kind: 'good',
    input: {
      [kind]: work.trim(),
      ...(project.trim() === '' ? {} : { project: project.trim() }),
      ...(amount === null || kind === 'command' ? {} : { budgetUsd: amount }),
    },
  };
}
