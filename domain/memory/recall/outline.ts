import type { Ports } from '../../ports/ports.ts';
import { plainText } from '../keepable-text.ts';
import { fittingPart } from './fitting-part.ts';
import type { MemoryScope, RecalledText } from './remembered.ts';
import type { ScopeCache } from './scope-cache.ts';
import type { ScopeIndex } from './scope-index.ts';
import { rarityOf } from './score-words.ts';
import { tellingEntries } from './telling-entries.ts';
import type { Stretch } from './telling-entries.ts';
import type { TextAnalyser } from './text-analyser.ts';

/** So many are looked at; those that fit are told. */
const MOST = 30;
/** What is told of one of them, in characters. */
const PART = 160;
const MINUTE_MS = 60_000;

/** Something that was said, with what of it tells the most. */
export interface OutlineEntry extends RecalledText {
  readonly kind: 'said' | 'reply';
  readonly position: number;
  readonly speaker: string;
  /** Null: Parley. */
  readonly speakerId: string | null;
  readonly at: Date;
  /** Sentences of it, word for word. */
  readonly part: string;
}

/** What tells the most in a stretch of a conversation, best first; empty: nothing of it is known. */
export type Outline = (scope: MemoryScope, stretch: Stretch) => Promise<readonly OutlineEntry[]>;

/** Picks sentences without any model, from what can be recalled in the scope alone (I9). */
export function makeOutline({ texts }: Pick<Ports['recallIndex'], 'texts'>, open: ScopeCache['open'], analyser: TextAnalyser): Outline {
  return async (scope, stretch) => {
    const { conversationId, upTo } = stretch;
    // Nobody waits for what is said since.
    const index = await open(scope, { conversationId, from: upTo + 1 });
    const entries = tellingEntries(index, stretch, MOST);
    const found = new Map((await texts(scope, entries.map(index.numberOf))).map((text) => [text.number, text]));
    const positionOf = index.positionsIn(conversationId);
    const tells = tellsMost(index, analyser);
    return entries.flatMap((entry) => {
      const text = found.get(index.numberOf(entry));
      if (text === undefined || text.turnId === null || text.summaryId !== null) return [];
      const { id: speakerId = null, name: speaker = '' } = index.speakers[index.speakersOf()[entry] ?? 0] ?? {};
      const told = { kind: speakerId === null ? 'reply' : 'said', speaker, speakerId, position: positionOf(entry) } as const;
      const part = fittingPart(plainText(text.text), PART, tells);
      return [{ ...text, ...told, part, at: new Date(index.minutesOf(entry) * MINUTE_MS) }];
    });
  };
}

/** How much a sentence tells by its rarest words; a long one no more than a short one with the same. */
function tellsMost(index: ScopeIndex, { termsOf }: TextAnalyser): (sentence: string) => number {
  return (sentence) => {
    const known = [...new Set(termsOf(sentence))].flatMap((term) => index.vocabulary.find(term) ?? []);
    return Math.round(known.reduce((sum, term) => sum + rarityOf(index, index.having(term)), 0));
  };
}
