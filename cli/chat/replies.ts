import type { Outcome } from './outcome.ts';

/** Outcomes of turns that nobody waits for yet; more than this and the oldest goes. */
const MAX_KEPT = 50;

/** The replies of one conversation as its events tell them. Events may come before anybody waits for their turn: they are kept. */
export interface Replies {
  /** What is added to a reply that is being made. */
  grow(turnId: string, change: { readonly offset: number; readonly delta: string }): void;
  end(turnId: string, outcome: Outcome): void;
  /** The text so far, each time it has grown, then how the turn ended. One is waited for at a time. */
  wait(turnId: string, onText: (text: string) => void): Promise<Outcome>;
}

interface Waiting {
  readonly turnId: string;
  readonly onText: (text: string) => void;
  readonly resolve: (outcome: Outcome) => void;
}

export function makeReplies(): Replies {
  let growing = { turnId: '', text: '' };
  let waiting: Waiting | null = null;
  const outcomes = new Map<string, Outcome>();
  return {
    grow(turnId, { offset, delta }) {
      const before = growing.turnId === turnId ? growing.text : '';
      growing = { turnId, text: before.slice(0, offset) + delta };
      if (waiting?.turnId === turnId) waiting.onText(growing.text);
    },
    end(turnId, outcome) {
      if (waiting?.turnId === turnId) waiting.resolve(outcome);
      outcomes.set(turnId, outcome);
      const [oldest] = outcomes.keys();
      if (outcomes.size > MAX_KEPT && oldest !== undefined) outcomes.delete(oldest);
    },
    wait(turnId, onText) {
      const known = outcomes.get(turnId);
      if (known !== undefined) return Promise.resolve(known);
      const { promise, resolve } = Promise.withResolvers<Outcome>();
      waiting = { turnId, onText, resolve };
      if (growing.turnId === turnId) onText(growing.text);
      return promise;
    },
  };
}
