import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

import { instantOf } from '../../tasks/schedules/zone-time.ts';
import { parseWhen } from './parse-when.ts';
import { nextOf } from './rule.ts';

/** As people say it; `now` and what is expected are on the clock of `zone`. */
interface Phrase {
  readonly text: string;
  readonly now: string;
  readonly zone: string;
  /** A time, the first two times of what repeats (`again …, then …`), or why there is none. */
  readonly expected: string;
}

/** One row a phrase, between tabs. All were written by hand, with their times, before the parser had seen them. */
function phrasesIn(language: 'en' | 'ru'): readonly Phrase[] {
  const [, ...rows] = readFileSync(new URL(`phrases/${language}.tsv`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n');
  return rows.map((row) => {
    const [text = '', now = '', zone = '', expected = ''] = row.split('\t');
    return { text, now, zone, expected };
  });
}

function shown(instant: Date | null, zone: string): string {
  if (instant === null) return 'never';
  const parts = { timeZone: zone, dateStyle: 'short', timeStyle: instant.getTime() % 60_000 === 0 ? 'short' : 'medium' } as const;
  return new Intl.DateTimeFormat('sv-SE', parts).format(instant);
}

function timesOf({ text, now, zone }: Phrase): string {
  const parsed = parseWhen(text, { now: instantOf(Date.parse(`${now.replace(' ', 'T')}Z`), zone), zone });
  if (parsed.kind !== 'when') return parsed.kind;
  const { when } = parsed;
  if (when.kind === 'once') return shown(when.at, zone);
  const second = nextOf(when.rule, { after: when.at, zone, anchor: when.anchor });
  return `again ${shown(when.at, zone)}, then ${shown(second, zone)}`;
}

describe.each(['en', 'ru'] as const)('when something is to be told, in %s', (language) => {
  const phrases = phrasesIn(language);
  test('there are at least 250 phrases', () => expect(new Set(phrases.map(({ text }) => text)).size).toBeGreaterThanOrEqual(250));
  test.each(phrases)('$text ($now $zone)', (phrase) => expect(timesOf(phrase)).toBe(phrase.expected));
});
