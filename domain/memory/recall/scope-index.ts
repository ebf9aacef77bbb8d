import { makeGrowingIntegers } from './growing-integers.ts';
import type { GrowingIntegers } from './growing-integers.ts';
import { makePostings } from './postings.ts';
import type { Postings } from './postings.ts';
import type { Remembered } from './remembered.ts';
import { makeScorePool } from './scores.ts';
import type { ScorePool } from './scores.ts';
import { makeTalkOrder } from './talk-order.ts';

const MINUTE_MS = 60_000;
/** A pause in a conversation after which what follows is no continuation, in minutes. */
const PAUSE_MINUTES = 60;

export interface Speaker {
  /** Null: Parley. */
  readonly id: string | null;
  readonly name: string;
}

/**
 * Everything of one scope that can be recalled, held in memory: entries are counted from 0 in the order in which they were added, about 200 bytes each.
 * Entries, terms and speakers are numbers, so that whoever ranks works on plain integers.
 */
export interface ScopeIndex extends Omit<Postings, 'add'> {
  readonly size: number;
  /** The greatest `Remembered.number`; 0: it is empty. */
  readonly last: number;
  readonly speakers: readonly Speaker[];
  /** Lends whoever ranks the memory for it. */
  readonly pool: ScorePool;
  add(entries: readonly Remembered[]): void;
  /** By entry; not to be kept. */
  traits(): Int32Array;
  /** By entry; not to be kept. */
  speakersOf(): Int32Array;
  minutesOf(entry: number): number;
  numberOf(entry: number): number;
  isFact(entry: number): boolean;
  /** The facts that were told last, newest first. */
  newestFacts(limit: number): readonly number[];
  /** Tells the position of an entry's turn in that conversation; 0: it was not said there. */
  positionsIn(conversationId: string): (entry: number) => number;
  /** What was said just before (-1) or just after (1) it, within an hour, in the same conversation; -1: nothing. */
  neighbour(entry: number, side: -1 | 1): number;
}

export function makeScopeIndex(): ScopeIndex {
  const postings = makePostings();
  const order = makeTalkOrder();
  const speakers = makeSpeakers();
  const [numbers, speaker, minutes, traits] = [makeGrowingIntegers(), makeGrowingIntegers(), makeGrowingIntegers(), makeGrowingIntegers()];
  const facts = makeFacts(minutes);
  let last = 0;
  const addOne = (one: Remembered): void => {
    const entry = numbers.length;
    last = Math.max(last, one.number);
    numbers.push(one.number);
    speaker.push(speakers.placeOf(one));
    minutes.push(Math.floor(one.at.getTime() / MINUTE_MS));
    traits.push(one.traits);
    facts.add(one.kind === 'fact');
    order.add(entry, one);
    postings.add(one.terms);
  };
  return {
    vocabulary: postings.vocabulary,
    get averageLength() {
      return postings.averageLength;
    },
    get size() {
      return numbers.length;
    },
    get last() {
      return last;
    },
    speakers: speakers.all,
    pool: makeScorePool(),
    add: (entries) => entries.forEach(addOne),
    ...{ postings: postings.postings, having: postings.having, termsOf: postings.termsOf, lengths: postings.lengths },
    ...{ traits: traits.all, speakersOf: speaker.all, minutesOf: minutes.at, numberOf: numbers.at },
    isFact: facts.isFact,
    newestFacts: facts.newest,
    positionsIn: order.positionsIn,
    neighbour: (entry, side) => within(minutes, entry, order.next(entry, side)),
  };
}

/** Which entries are facts. */
function makeFacts(minutes: GrowingIntegers) {
  const is = makeGrowingIntegers();
  /** Those that were told last stand last; of two of one minute the one that was added last. */
  const inOrder: number[] = [];
  return {
    /** The next entry. */
    add(isFact: boolean): void {
      const entry = is.length;
      is.push(isFact ? 1 : 0);
      if (!isFact) return;
      let place = inOrder.length;
      while (place > 0 && minutes.at(inOrder[place - 1] ?? 0) > minutes.at(entry)) place -= 1;
      inOrder.splice(place, 0, entry);
    },
    isFact: (entry: number): boolean => is.at(entry) === 1,
    newest: (limit: number): readonly number[] => inOrder.slice(Math.max(0, inOrder.length - limit)).reverse(),
  };
}

/** The other one, if no longer pause lies between; else -1. */
function within(minutes: GrowingIntegers, entry: number, other: number): number {
  return other >= 0 && Math.abs(minutes.at(other) - minutes.at(entry)) <= PAUSE_MINUTES ? other : -1;
}

/** Numbers who speaks; somebody under another name is another one. */
function makeSpeakers() {
  const all: Speaker[] = [];
  const places = new Map<string, number>();
  return {
    all,
    placeOf({ speakerId, speaker }: Pick<Remembered, 'speakerId' | 'speaker'>): number {
      const key = JSON.stringify([speakerId, speaker]);
      const place = places.get(key) ?? all.push({ id: speakerId, name: speaker }) - 1;
      places.set(key, place);
      return place;
    },
  };
}
