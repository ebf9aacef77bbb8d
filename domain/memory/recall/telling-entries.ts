import type { ScopeIndex } from './scope-index.ts';
import { rarityOf } from './score-words.ts';
import { TRAIT } from './traits.ts';

/** A name, a number or a time tells more; a question alone tells little, and what a model said less than what a person did. */
const TELLING = [TRAIT.name, TRAIT.number, TRAIT.time];
const FOR_EACH = 0.3;
const QUESTION = 0.4;
const ANSWERED = 1.2;
const REPLY = 0.6;
/** From so many terms on a text tells no more for being longer. */
const FULL_LENGTH = 20;
/** Of a group, everybody's best come before anybody's second best; of so many people. */
const MOST_PEOPLE = 8;
/** Of a longer stretch the end is looked at, which takes a few milliseconds. */
const MOST_TURNS = 5_000;

/** A stretch of a conversation, by the positions of its turns. */
export interface Stretch {
  readonly conversationId: string;
  /** The position before the first. */
  readonly after: number;
  readonly upTo: number;
}

/** What tells the most in a stretch of a conversation, best first: rare words, names, numbers, times and what answers a question. It changes little while the scope grows. */
export function tellingEntries(index: ScopeIndex, { conversationId, after, upTo }: Stretch, most: number): readonly number[] {
  const positionOf = index.positionsIn(conversationId);
  const from = Math.max(after, upTo - MOST_TURNS);
  const rarities = roughRarities(index);
  const scored: { readonly entry: number; readonly score: number }[] = [];
  for (let entry = 0; entry < index.size; entry += 1) {
    const position = positionOf(entry);
    if (position > from && position <= upTo) scored.push({ entry, score: tellingOf(index, entry, rarities) });
  }
  const inOrder = scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.entry - b.entry)
    .map(({ entry }) => entry);
  return [...new Set([...bestOfEach(index, inOrder), ...inOrder])].slice(0, most);
}

function bestOfEach(index: ScopeIndex, inOrder: readonly number[]): readonly number[] {
  const bySpeaker = new Map<number, number>();
  const speakers = index.speakersOf();
  for (const entry of inOrder) {
    const speaker = speakers[entry] ?? 0;
    if (!bySpeaker.has(speaker)) bySpeaker.set(speaker, entry);
  }
  return [...bySpeaker.values()].slice(0, MOST_PEOPLE);
}

function tellingOf(index: ScopeIndex, entry: number, rarities: readonly number[]): number {
  const terms = index.termsOf(entry);
  const rarity = terms.reduce((sum, term) => sum + (rarities[doublings(index.having(term))] ?? 0), 0);
  const traits = index.traits()[entry] ?? 0;
  const told = 1 + FOR_EACH * TELLING.filter((trait) => (traits & trait) !== 0).length;
  const before = index.neighbour(entry, -1);
  const answers = before >= 0 && ((index.traits()[before] ?? 0) & TRAIT.question) !== 0 ? ANSWERED : 1;
  const said = index.speakers[index.speakersOf()[entry] ?? 0]?.id === null ? REPLY : 1;
  return (
    (rarity / Math.sqrt(Math.max(FULL_LENGTH, terms.length))) * told * answers * said * ((traits & TRAIT.question) === 0 ? 1 : QUESTION)
  );
}

/** How rare terms are by how often their number doubles: it hardly changes from turn to turn, so that what is chosen stays, and providers' caches hit. */
function roughRarities({ size }: ScopeIndex): readonly number[] {
  const rough = 2 ** (doublings(size) + 1);
  return Array.from({ length: doublings(size) + 1 }, (_each, times) => rarityOf({ size: rough }, 2 ** times));
}

function doublings(number: number): number {
  return 31 - Math.clz32(number);
}
