import type { Language } from '../../access/person.ts';
import { InvalidInputError } from '../../errors.ts';
import { cronOf } from './next-time.ts';
import { SCHEDULE_TEXTS } from './schedule-texts.ts';

const FIELDS = 5;
const LONGEST = 200;
const SHOWN = 60;
/** No year is longer away from the next 29 February. */
const LONGEST_WAIT_FROM = new Date('2096-03-01T00:00:00Z');

/** The expression with one blank between its fields: minute, hour, day, month, weekday. Throws InvalidInputError that shows the place. */
export function parseCron(text: string, language: Language): string {
  const texts = SCHEDULE_TEXTS[language];
  const fields = text
    .trim()
    .split(/\s+/)
    .filter((field) => field !== '');
  if (fields.length !== FIELDS || text.length > LONGEST) {
    throw new InvalidInputError('cron', texts.cronFields(shown(text.trim()), fields.length));
  }
  fields.forEach((field, place) => {
    const alone = Array.from({ length: FIELDS }, (_, index) => (index === place ? field : '*')).join(' ');
    if (!isReadable(alone)) throw new InvalidInputError('cron', texts.cronField(shown(fields.join(' ')), place, shown(field)));
  });
  const expression = fields.join(' ');
  if (!isReadable(expression) || cronOf(expression, 'UTC').nextRun(LONGEST_WAIT_FROM) === null) {
    throw new InvalidInputError('cron', texts.cronNever(shown(expression)));
  }
  return expression;
}

function isReadable(expression: string): boolean {
  try {
    cronOf(expression, 'UTC');
    return true;
  } catch {
    return false;
  }
}

function shown(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN).toWellFormed()}…` : text;
}
