import type { Language } from '../../access/person.ts';
import { InvalidInputError } from '../../errors.ts';
import { nearestName } from '../../nearest-name.ts';
import { readFlags } from './read-flags.ts';
import { readDollars } from './read-values.ts';
import { SUBMIT_TEXTS } from './submit-texts.ts';
import { TASK_FLAGS } from './task-flags.ts';

const FLAGS = ['budget', 'yes'];

export interface RetryRequest {
  /** '' when none is named. */
  readonly id: string;
  /** Null: what is left. */
  readonly budgetUsd: number | null;
  /** Said yes beforehand. */
  readonly isConfirmed: boolean;
}

/** Reads what follows `/retry`: a task's code, before or behind the flags. Throws InvalidInputError with a right example. */
export function parseRetry(argument: string, language: Language): RetryRequest {
  const texts = SUBMIT_TEXTS[language];
  const [first = ''] = /^[^\s—–-]\S*/.exec(argument.trim()) ?? [];
  const { flags, rest } = readFlags(argument.trim().slice(first.length), (name) => name !== 'yes');
  const unknown = flags.find(({ name }) => !FLAGS.includes(name));
  if (unknown !== undefined) {
    throw new InvalidInputError(unknown.name, texts.unknownFlag(unknown.name, nearestName(unknown.name, FLAGS), FLAGS));
  }
  const budget = flags.find(({ name }) => name === 'budget');
  if (budget !== undefined && budget.value === null) throw new InvalidInputError('budget', texts.valueMissing('budget', TASK_FLAGS.budget));
  return {
    id: [first, rest].filter((part) => part !== '').join(' '),
    budgetUsd: budget?.value == null ? null : readDollars(budget.value, language),
    isConfirmed: flags.some(({ name }) => name === 'yes'),
  };
}
