import type { Meaning } from '../embeddings/meaning.ts';
import type { Ports } from '../../ports/ports.ts';
import { fittingPart } from './fitting-part.ts';
import { makeOutline } from './outline.ts';
import { rankEach } from './rank.ts';
import { FACT_RANKERS } from './rankers.ts';
import { readQuestion, readWords } from './question.ts';
import type { AskedText, Question } from './question.ts';
import type { MemoryScope, RecalledText } from './remembered.ts';
import type { ScopeIndex } from './scope-index.ts';
import { makeScopeCache } from './scope-cache.ts';
import { makeTextAnalyser } from './text-analyser.ts';
import type { TextAnalyser } from './text-analyser.ts';
import { makeWordKinds } from './word-kinds.ts';

/** What is shown of one thing that was said. */
const SHOWN_LENGTH = 200;
const SHOWN_SUMMARY_LENGTH = 600;
const MINUTE_MS = 60_000;
/** Of what was known only a part still holds: so many times what is wanted is looked at. */
const WITH_HISTORY = 3;
/** Latin text takes about a token for four bytes; Cyrillic takes two bytes a letter, which keeps this on the safe side. */
const BYTES_PER_TOKEN = 4;
/** The share of a line in its heading, the date. */
const LINE_BYTES = 8;

export interface RecallRequest extends AskedText {
  /** The most turns. */
  readonly turns: number;
  /** The most facts: those that fit, then the newest. */
  readonly facts: number;
  /** What the turns may take of a prompt, estimated; absent: any number. */
  readonly turnTokens?: number;
  /** What of one conversation is left out: what its person has put behind them, and what the prompt shows anyway; null: nothing is. */
  readonly hidden: { readonly conversationId: string; readonly upTo: number; readonly from: number } | null;
}

/** Something that was recalled, with where it comes from. */
export interface Recalled extends RecalledText {
  readonly kind: 'said' | 'reply' | 'fact' | 'summary';
  /** The sentences that fit, where the whole is long; a fact whole, and of a summary more. */
  readonly shown: string;
  readonly speaker: string;
  readonly at: Date;
}

/** What fits a question, best first. */
export interface Recollection {
  readonly facts: readonly Recalled[];
  readonly turns: readonly Recalled[];
}

export type Recall = ReturnType<typeof makeRecall>;

type RecallDeps = Pick<Ports, 'recallIndex'> & Partial<Pick<Ports, 'doorbell'>>;

/**
 * Finds what was said and is known in one scope, and only there (I9), that fits a question: in any form of its words, also misspelt, at the time that it
 * names, by who it is about, by what stood around it, and, given `meaning`, by what it means.
 */
export function makeRecall({ recallIndex, doorbell }: RecallDeps, meaning: Meaning | null = null) {
  const analyser = makeTextAnalyser();
  const reader = { termsOf: analyser.termsOf, standInsOf: makeWordKinds(analyser) };
  const { open, warm, clear } = makeScopeCache(recallIndex, analyser);
  // For as long as the process lives: what is forgotten stays nowhere, not even here.
  doorbell?.listen('forgotten', clear);
  const recall = async (scope: MemoryScope, request: RecallRequest): Promise<Recollection> => {
    const { text, askerId, hidden } = request;
    const asking = meaning?.ask(scope, { text, askerId, conversationId: hidden?.conversationId ?? null });
    const opening = Promise.all([open(scope, hidden ?? undefined, analyser.termsOf(text)), asking]);
    // While the database is asked.
    const words = readWords(request, reader);
    const [index, vector = null] = await opening;
    const near = vector === null ? undefined : await meaning?.nearest(scope, vector, index);
    const question = readQuestion(request, words, index, reader);
    const isHidden = hides(index, hidden);
    const isTurn = (entry: number): boolean => !index.isFact(entry) && !isHidden(entry);
    const newest = index.newestFacts(request.facts * WITH_HISTORY);
    const [turns = [], fitting = []] = rankEach(index, question, [
      { limit: request.turns, isWanted: isTurn, near: near?.turns },
      ...(newest.length === 0
        ? []
        : [{ limit: request.facts * WITH_HISTORY, isWanted: index.isFact, near: near?.facts, rankers: FACT_RANKERS }]),
    ]);
    const facts = [...new Set([...fitting, ...newest])];
    const texts = await recallIndex.texts(scope, [...facts, ...turns].map(index.numberOf));
    const byNumber = new Map(texts.map((found) => [found.number, found]));
    const fits = fitsTo(new Set(question.terms), analyser);
    const tell = (entry: number): readonly Recalled[] => recalled(index, entry, byNumber.get(index.numberOf(entry)), fits);
    const isMeant = holdsThen(question.dates);
    return {
      facts: facts.flatMap(tell).filter(isMeant).slice(0, request.facts),
      turns: withinTokens(turns.flatMap(tell), request.turnTokens ?? Infinity),
    };
  };
  /** `warm` reads the largest scopes ahead, so that their first question is answered like any other. */
  return Object.assign(recall, { warm, outline: makeOutline(recallIndex, open, analyser) });
}

/** What holds, and what held at a time that is asked for. */
function holdsThen(dates: Question['dates']): (fact: Recalled) => boolean {
  return ({ at, heldUntil }) =>
    heldUntil === null ||
    dates.some(({ from, to }) => from < heldUntil.getTime() && at.getTime() < to && heldUntil.getTime() > at.getTime());
}

function hides(index: ScopeIndex, hidden: RecallRequest['hidden']): (entry: number) => boolean {
  if (hidden === null) return () => false;
  const { upTo, from } = hidden;
  const positionOf = index.positionsIn(hidden.conversationId);
  return (entry) => {
    const position = positionOf(entry);
    return position > 0 && (position <= upTo || position >= from);
  };
}

/** The best ones that fit, with who said each. */
function withinTokens(turns: readonly Recalled[], tokens: number): readonly Recalled[] {
  let left = tokens * BYTES_PER_TOKEN;
  return turns.filter(({ speaker, shown }) => {
    left -= new TextEncoder().encode(`${speaker}: ${shown}`).length + LINE_BYTES;
    return left >= 0;
  });
}

function fitsTo(terms: ReadonlySet<string>, analyser: TextAnalyser): (sentence: string) => number {
  return (sentence) => [...new Set(analyser.termsOf(sentence))].filter((term) => terms.has(term)).length;
}

/** Empty: it is not there any more. */
function recalled(
  index: ScopeIndex,
  entry: number,
  text: RecalledText | undefined,
  fits: (sentence: string) => number,
): readonly Recalled[] {
  if (text === undefined) return [];
  const speaker = index.speakers[index.speakersOf()[entry] ?? 0];
  const kind = text.factId !== null ? 'fact' : text.summaryId !== null ? 'summary' : speaker?.id === null ? 'reply' : 'said';
  const length = kind === 'summary' ? SHOWN_SUMMARY_LENGTH : SHOWN_LENGTH;
  const shown = kind === 'fact' ? text.text : fittingPart(text.text, length, fits);
  return [{ ...text, kind, shown, speaker: speaker?.name ?? '', at: new Date(index.minutesOf(entry) * MINUTE_MS) }];
}
