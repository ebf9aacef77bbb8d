import { InvalidInputError } from '../../errors.ts';
import type { Mode } from '../route.ts';
import type { TrainingExample } from './classifier.ts';
import { makeSeededRandom } from './seeded-random.ts';
import type { Random } from './seeded-random.ts';
import { makeSeedSlots } from './seed-slots.ts';
import type { SeedSlots } from './seed-slots.ts';

/** How many utterances a pattern with slots or alternatives gives, unless it says so itself with `*N`. */
const USUAL_COUNT = 6;
const TRIES_EACH = 4;
/** The share of utterances that come wrapped in words that say nothing of the mode. */
const FRAMED = 0.25;
/** So much less than as many lines of their own do the utterances of one pattern count: 0 not at all, 1 as one line. */
const ALIKE = 0.3;
const MODES: readonly Mode[] = ['agent', 'chat', 'assistant'];

interface Section {
  readonly mode: Mode;
  readonly plugin: string | null;
}

interface Pattern {
  readonly section: Section;
  readonly line: string;
  readonly place: string;
}

export interface SeedFile {
  /** Named in errors and in groups. */
  readonly name: string;
  readonly content: string;
  /** Slot lines `@lead` and `@trail` of the file's language: words that go before or after any utterance of any mode. */
  readonly frames: string;
}

/**
 * Reads one file of the seed corpus:
 *
 *     # a comment
 *     [assistant reminders]                        what the following lines are
 *     @task = call mum | buy milk                  a slot; may use other slots; may go on in further `@task += …` lines
 *     (remind|tell) me to @task( please|) *8       a pattern, and how many utterances to make of it
 *
 * Utterances of one pattern are one group. The same file gives the same utterances. A mistake throws an InvalidInputError that
 * names file and line.
 */
export function expandSeed(file: SeedFile): TrainingExample[] {
  const random = makeSeededRandom(7);
  const slots = makeSeedSlots(random);
  for (const line of file.frames.split('\n')) slots.define(line);
  return readPatterns(file, slots).flatMap(({ section, line, place }) => {
    const utterances = expandPattern(line, place, slots);
    const weight = utterances.length ** -ALIKE;
    return utterances.map((text) => ({ text: framed(text, place, slots, random), ...section, weight, group: place }));
  });
}

function readPatterns(file: SeedFile, slots: SeedSlots): Pattern[] {
  const patterns: Pattern[] = [];
  let section: Section | null = null;
  for (const [at, raw] of file.content.split('\n').entries()) {
    const line = raw.trim();
    const place = `${file.name}:${at + 1}`;
    if (line === '' || line.startsWith('# ') || slots.define(line)) continue;
    if (line.startsWith('[')) section = readSection(line, place);
    else if (section !== null) patterns.push({ section, line, place });
    else throw new InvalidInputError(place, `${place}: this line stands before any section, such as [assistant reminders].`);
  }
  return patterns;
}

function readSection(line: string, place: string): Section {
  const [, named, plugin] = /^\[(\w+)(?: (\w+))?\]$/u.exec(line) ?? [];
  const mode = MODES.find((one) => one === named);
  if (mode === undefined) throw new InvalidInputError(place, `${place}: expected a section such as [chat], found ${line}.`);
  return { mode, plugin: plugin ?? null };
}

function expandPattern(line: string, place: string, slots: SeedSlots): string[] {
  const [, pattern = line, count] = /^(.*?)(?: \*(\d+))?$/u.exec(line) ?? [];
  const hasChoice = /(?<!\w)@[a-z]|\([^()]*\|/u.test(pattern);
  const wanted = hasChoice ? Number(count ?? USUAL_COUNT) : 1;
  const made = new Set<string>();
  for (let tries = 0; tries < wanted * TRIES_EACH && made.size < wanted; tries += 1) made.add(slots.fill(pattern, place));
  return [...made];
}

/** So that "can you tell me" or "please" alone never speak for a mode. */
function framed(text: string, place: string, slots: SeedSlots, random: Random): string {
  if (random() >= FRAMED) return text;
  const isLead = random() < 0.7;
  const words = slots.draw(isLead ? 'lead' : 'trail');
  if (words === null) return text;
  return slots.fill(isLead ? `${words} ${text}` : `${text} ${words}`, place);
}
