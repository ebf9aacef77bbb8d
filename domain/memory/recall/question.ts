import { askedDates } from './asked-dates.ts';
import type { DateRange } from './asked-dates.ts';
import type { ScopeIndex } from './scope-index.ts';
import type { TextAnalyser } from './text-analyser.ts';
import { traitsAsked } from './traits.ts';
import type { WordKinds } from './word-kinds.ts';

const MINUTE_MS = 60_000;

/** A question as the rankers see it. */
export interface Question {
  /** What it is about: each term once, without dates and without the names of who speaks here. */
  readonly terms: readonly string[];
  /** What may stand for those: of the same kind, or what is of the kind that is asked for. */
  readonly standIns: readonly string[];
  /** Whom it is about, if it is about one who speaks here: their places in `ScopeIndex.speakers`; empty: nobody, or several. */
  readonly speakers: ReadonlySet<number>;
  /** On the clock of `ScopeIndex.minutesOf`, in milliseconds. */
  readonly dates: readonly DateRange[];
  /** See `traitsAsked`. */
  readonly traits: readonly number[];
}

export interface AskedText {
  readonly text: string;
  /** Who asks; "I" and "my" are theirs. */
  readonly askerId: string;
  readonly now: Date;
  /** How far the clock of who asks is ahead of UTC, in minutes. */
  readonly offsetMinutes: number;
}

/** What is needed to read a question: the analyser with which the scope was indexed, and what its terms are kinds of. */
export interface QuestionReader extends Pick<TextAnalyser, 'termsOf'> {
  readonly standInsOf: WordKinds;
}

/** What a question says, whatever scope it is for. */
export interface AskedWords {
  /** Without dates. */
  readonly terms: ReadonlySet<string>;
  readonly standIns: ReadonlyMap<string, readonly string[]>;
  readonly dates: Question['dates'];
  readonly traits: Question['traits'];
}

/** Reads a question as far as nothing has to be known for it: the first time that takes some milliseconds. */
export function readWords({ text, now, offsetMinutes }: Omit<AskedText, 'askerId'>, { termsOf, standInsOf }: QuestionReader): AskedWords {
  const offset = offsetMinutes * MINUTE_MS;
  const { ranges, rest } = askedDates(text, new Date(now.getTime() + offset), yearsUntil(now));
  const terms = new Set(termsOf(rest));
  return {
    terms,
    standIns: new Map([...terms].map((term) => [term, standInsOf(term)])),
    dates: ranges.map(({ from, to }) => ({ from: from - offset, to: to - offset })),
    traits: traitsAsked(text),
  };
}

/** Prepares a question for a scope. */
export function readQuestion(
  { text, askerId }: Pick<AskedText, 'text' | 'askerId'>,
  { terms, standIns, dates, traits }: AskedWords,
  index: ScopeIndex,
  reader: QuestionReader,
): Question {
  const byName = Map.groupBy(index.speakers.keys(), (place) => index.speakers[place]?.id ?? null);
  const named = [...byName].filter(([id]) => id !== null).map(([id, places]) => ({ id, places, names: namesOf(places, index, reader) }));
  const meant = named.filter(({ names }) => [...names].some((name) => terms.has(name)));
  const own = meant.length === 0 && SPEAKS_OF_SELF.test(text) ? named.filter(({ id }) => id === askerId) : [];
  const about = meant.length > 1 ? subjectOf(text, meant, reader) : [...meant, ...own];
  const namesHere = new Set(named.flatMap(({ names }) => [...names]));
  const wanted = [...terms].filter((term) => !namesHere.has(term));
  return {
    terms: wanted,
    standIns: [...new Set(wanted.flatMap((term) => standIns.get(term) ?? []))].filter((term) => !terms.has(term)),
    speakers: new Set(about.length === 1 ? about[0]?.places : []),
    dates,
    traits,
  };
}

interface Named {
  readonly id: string | null;
  readonly places: readonly number[];
  readonly names: ReadonlySet<string>;
}

/** Of several who are named the first one, whom the sentence is about; empty: it is about all of them. */
function subjectOf(text: string, meant: readonly Named[], { termsOf }: QuestionReader): readonly Named[] {
  if (SEVERAL.test(text)) return [];
  const inOrder = termsOf(text).flatMap((term) => meant.filter(({ names }) => names.has(term)));
  return inOrder.slice(0, 1);
}

const SEVERAL = /(?<!\p{L})(?:and|both|or|и|или|оба|обе|вместе|together)(?!\p{L})/iu;
const SPEAKS_OF_SELF = /(?<!\p{L})(?:i|my|me|mine|myself|я|мне|меня|мной|мой|моя|мое|моё|мои|моего|моей|моему|моих|моим|мою)(?!\p{L})/iu;
const YEARS_BACK = 10;

function yearsUntil(now: Date): readonly number[] {
  return Array.from({ length: YEARS_BACK }, (_each, back) => now.getUTCFullYear() - back);
}

function namesOf(places: readonly number[], index: ScopeIndex, reader: QuestionReader): ReadonlySet<string> {
  return new Set(places.flatMap((place) => [...reader.termsOf(index.speakers[place]?.name ?? '')]));
}
