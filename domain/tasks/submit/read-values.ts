import type { Language } from '../../access/person.ts';
import { InvalidInputError } from '../../errors.ts';
import { parseDuration } from '../../parse-duration.ts';
import type { DependencyCondition } from '../task-dependency.ts';
import { SUBMIT_TEXTS } from './submit-texts.ts';
import { TASK_FLAGS } from './task-flags.ts';

const MAX_BUDGET_USD = 1_000;
const MAX_STEPS = 10_000;
const LONGEST_MS = 24 * 3_600_000;
const MAX_DEPENDENCIES = 20;
const TASK_ID = /^[0-9a-z]{1,40}$/;

/** US dollars as people write them. Throws InvalidInputError, as all of these do. */
export function readDollars(text: string, language: Language): number {
  const [, digits] = /^\$?\s*(\d{1,7}(?:[.,]\d{1,9})?)\s*\$?$/.exec(text.trim()) ?? [];
  return checkDollars(digits === undefined ? Number.NaN : Number(digits.replace(',', '.')), language, text);
}

export function checkDollars(dollars: number, language: Language, written = String(dollars)): number {
  if (dollars >= 0 && dollars <= MAX_BUDGET_USD) return dollars;
  throw wrong('budgetUsd', 'budget', written, SUBMIT_TEXTS[language].dollars, TASK_FLAGS.budget, language);
}

export function readSteps(text: string, language: Language): number {
  return checkSteps(/^\d{1,9}$/.test(text) ? Number(text) : Number.NaN, language, text);
}

export function checkSteps(steps: number, language: Language, written = String(steps)): number {
  if (Number.isInteger(steps) && steps >= 1 && steps <= MAX_STEPS) return steps;
  throw wrong('steps', 'steps', written, SUBMIT_TEXTS[language].wholeNumber(1, MAX_STEPS), TASK_FLAGS.steps, language);
}

/** How long a task may take, in milliseconds. */
export function readTime(text: string, language: Language): number {
  return readDuration('time', text, language);
}

/** How long it may show no sign of life, in milliseconds. */
export function readIdle(text: string, language: Language): number {
  return readDuration('idle', text, language);
}

function readDuration(name: 'time' | 'idle', text: string, language: Language): number {
  const milliseconds = parseDuration(text);
  if (milliseconds !== null && milliseconds >= 1_000 && milliseconds <= LONGEST_MS) return milliseconds;
  throw wrong(name, name, text, SUBMIT_TEXTS[language].duration, TASK_FLAGS[name], language);
}

/** Codes of tasks, each once, in lower case. */
export function readTaskIds(text: string, language: Language): readonly string[] {
  const ids = text
    .split(',')
    .map((id) => id.trim().replaceAll('`', '').toLowerCase())
    .filter((id) => id !== '');
  if (ids.length > 0 && ids.every((id) => TASK_ID.test(id))) return checkTaskIds(ids, language);
  throw wrong('after', 'after', text, SUBMIT_TEXTS[language].taskIds, TASK_FLAGS.after, language);
}

export function checkTaskIds(ids: readonly string[], language: Language): readonly string[] {
  const distinct = [...new Set(ids)];
  if (distinct.length <= MAX_DEPENDENCIES) return distinct;
  throw new InvalidInputError('after', SUBMIT_TEXTS[language].tooManyDependencies(MAX_DEPENDENCIES, distinct.length));
}

const CONDITIONS: readonly DependencyCondition[] = ['success', 'failure', 'always'];

export function readCondition(text: string, language: Language): DependencyCondition {
  const found = CONDITIONS.find((condition) => condition === text.toLowerCase());
  if (found !== undefined) return found;
  throw wrong('on', 'on', text, SUBMIT_TEXTS[language].oneOf(CONDITIONS), TASK_FLAGS.on, language);
}

/** As git allows a name that is no option of its own: no blanks, no control characters, nothing that begins with a dash, no `..`. */
export function readBranch(text: string, language: Language): string {
  if (/^[^-\s~^:?*[\\\p{C}][^\s~^:?*[\\\p{C}]{0,199}$/u.test(text) && !text.includes('..') && !text.includes('@{')) return text;
  throw wrong('branch', 'branch', text, SUBMIT_TEXTS[language].branchName, TASK_FLAGS.branch, language);
}

const MISSED = ['run-once', 'skip'] as const;

export function readMissed(text: string, language: Language): (typeof MISSED)[number] {
  const found = MISSED.find((policy) => policy === text.toLowerCase());
  if (found !== undefined) return found;
  throw wrong('missed', 'missed', text, SUBMIT_TEXTS[language].oneOf(MISSED), TASK_FLAGS.missed, language);
}

function wrong(field: string, place: string, found: string, allowed: string, example: string, language: Language): InvalidInputError {
  const shown = found.length > 60 ? `${found.slice(0, 60).toWellFormed()}…` : found;
  return new InvalidInputError(field, SUBMIT_TEXTS[language].wrongValue(place, shown, allowed, example));
}
