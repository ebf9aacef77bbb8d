import type { Ports } from '../../ports/ports.ts';
import { fittingPart } from './fitting-part.ts';
import { rank } from './rank.ts';
import { readQuestion } from './question.ts';
import type { AskedText } from './question.ts';
import type { MemoryScope, RecalledText } from './remembered.ts';
import type { ScopeIndex } from './scope-index.ts';
import { makeScopeCache } from './scope-cache.ts';
import { makeTextAnalyser } from './text-analyser.ts';
import type { TextAnalyser } from './text-analyser.ts';

/** What is shown of one thing that was said. */
const SHOWN_LENGTH = 160;
const MINUTE_MS = 60_000;

export interface RecallRequest extends AskedText {
  /** The most turns. */
  readonly turns: number;
  /** The most facts: those that fit, then the newest. */
  readonly facts: number;
  /** What is in the prompt anyway: from this position of this conversation on nothing is recalled; null: nothing is. */
  readonly shown: { readonly conversationId: string; readonly fromPosition: number } | null;
}

/** Something that was recalled, with where it comes from. */
export interface Recalled extends RecalledText {
  readonly kind: 'said' | 'reply' | 'fact';
  /** The sentences that fit, where the whole is long; a fact whole. */
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

/**
 * Finds what was said and is known in one scope, and only there (I9), that fits a question: in any form of its words, also misspelt, at the time that it
 * names, by who it is about, and by what stood around it.
 */
export function makeRecall({ recallIndex }: Pick<Ports, 'recallIndex'>) {
  const analyser = makeTextAnalyser();
  const open = makeScopeCache(recallIndex, analyser);
  return async (scope: MemoryScope, request: RecallRequest): Promise<Recollection> => {
    const index = await open(scope);
    const question = readQuestion(request, index, analyser);
    const { shown } = request;
    const isTurn = (entry: number): boolean =>
      !index.isFact(entry) && (shown === null || !index.isOfTalk(entry, shown.conversationId, shown.fromPosition));
    const turns = rank(index, question, { limit: request.turns, isWanted: isTurn });
    const fitting = rank(index, question, { limit: request.facts, isWanted: index.isFact });
    const facts = [...new Set([...fitting, ...index.newestFacts(request.facts)])].slice(0, request.facts);
    const texts = await recallIndex.texts(scope, [...facts, ...turns].map(index.numberOf));
    const byNumber = new Map(texts.map((text) => [text.number, text]));
    const fits = fitsTo(new Set(question.terms), analyser);
    const tell = (entry: number): readonly Recalled[] => recalled(index, entry, byNumber.get(index.numberOf(entry)), fits);
    return { facts: facts.flatMap(tell), turns: turns.flatMap(tell) };
  };
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
  const speaker = index.speakers[index.speakerOf(entry)];
  const kind = text.factId !== null ? 'fact' : speaker?.id === null ? 'reply' : 'said';
  const shown = kind === 'fact' ? text.text : fittingPart(text.text, SHOWN_LENGTH, fits);
  return [{ ...text, kind, shown, speaker: speaker?.name ?? '', at: new Date(index.minutesOf(entry) * MINUTE_MS) }];
}
