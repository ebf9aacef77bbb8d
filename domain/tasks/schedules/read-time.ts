import { parseZone } from '../../access/parse-zone.ts';
import type { Language } from '../../access/person.ts';
import { InvalidInputError } from '../../errors.ts';
import type { ScheduleTime } from '../schedule.ts';
import { parseAt } from './parse-at.ts';
import { parseCron } from './parse-cron.ts';
import { SCHEDULE_TEXTS } from './schedule-texts.ts';

const SHOWN = 60;

/** When, as somebody writes it. Exactly one of `cron` and `at`; `zone` null: the usual one. */
export interface WrittenTime {
  readonly cron: string | null;
  readonly at: string | null;
  readonly zone: string | null;
}

/** Throws InvalidInputError with the place and a right example. `usualZone`: an IANA name. */
export function readTime(
  { cron, at, zone: written }: WrittenTime,
  { language, usualZone, now }: { readonly language: Language; readonly usualZone: string; readonly now: Date },
): ScheduleTime {
  const zone = written === null ? usualZone : readZone(written, language);
  if (cron !== null && at === null) return { kind: 'cron', expression: parseCron(cron, language), zone };
  if (at !== null && cron === null) return { kind: 'once', at: parseAt(at, { now, zone, language }), zone };
  throw new InvalidInputError(cron === null ? 'cron' : 'at', SCHEDULE_TEXTS[language].oneTime);
}

function readZone(written: string, language: Language): string {
  const zone = parseZone(written);
  if (zone !== null) return zone;
  const shown = written.length > SHOWN ? `${written.slice(0, SHOWN).toWellFormed()}…` : written;
  throw new InvalidInputError('zone', SCHEDULE_TEXTS[language].zoneUnknown(shown));
}
