import type { SummaryClaim, SummaryDue, SummaryStore } from '../../ports/summary-store.ts';
import { isFree, take } from './claims.ts';
import type { Claim, InMemoryState } from './state.ts';
import { bytesOf, coveredBy, summariesNow, tellingTurns } from './summaries-of.ts';

const KEPT = 8;

interface Row extends Claim {
  failures: number;
  notBefore: Date | null;
  /** What is said in the conversation, as it was when it was taken. */
  said: string;
}

export function makeInMemorySummaryStore(state: InMemoryState): SummaryStore {
  const rows = new Map<string, Row>();
  const rowOf = (conversationId: string): Row => {
    const row = rows.get(conversationId) ?? { owner: null, leaseUntil: 0, fence: 0, failures: 0, notBefore: null, said: '' };
    rows.set(conversationId, row);
    return row;
  };
  const held = ({ conversationId, fence }: SummaryClaim): Row | null => {
    const row = rowOf(conversationId);
    return row.fence === fence && row.owner !== null ? row : null;
  };
  return {
    claim: async (lease, due) => {
      for (const id of state.conversations.keys()) {
        const row = rowOf(id);
        if (!isFree(state, row) || (row.notBefore !== null && row.notBefore > due.at) || !isDue(state, id, due)) continue;
        take(state, row, lease);
        row.said = saidIn(state, id);
        return { conversationId: id, fence: row.fence, failures: row.failures };
      }
      return null;
    },
    turnsAfter: async (conversationId, position, limit) =>
      tellingTurns(state, conversationId)
        .filter((turn) => turn.position > position)
        .slice(0, limit),
    finish: async (claim, summary) => {
      const row = held(claim);
      if (row === null || !saidIn(state, claim.conversationId).startsWith(row.said)) return false;
      Object.assign(row, { owner: null, failures: 0, notBefore: null });
      if (summary === null) return true;
      state.summaries.set(summary.id, { summary, covered: coveredBy(state, summary) });
      const all = summariesNow(state).filter(
        (each) => each.conversationId === summary.conversationId && each.fromPosition === summary.fromPosition,
      );
      for (const { id } of all.slice(0, -KEPT)) state.summaries.delete(id);
      return true;
    },
    putOff: async (claim, until, hasFailed) => {
      const row = held(claim);
      if (row !== null) Object.assign(row, { owner: null, notBefore: until, failures: row.failures + Number(hasFailed) });
    },
    newest: async (conversationId) => {
      const all = summariesNow(state).filter((each) => each.conversationId === conversationId);
      return [...new Map(all.map((summary) => [summary.fromPosition, summary])).values()].toSorted(
        (a, b) => a.fromPosition - b.fromPosition,
      );
    },
    covering: async (conversationId, after, upTo) => {
      const all = summariesNow(state).filter((each) => each.conversationId === conversationId && each.fromPosition === after + 1);
      return all.find(({ toPosition }) => toPosition >= upTo) ?? all.at(-1) ?? null;
    },
  };
}

/** Grows as the conversation does, and begins otherwise when something of it is forgotten or put behind. */
function saidIn(state: InMemoryState, conversationId: string): string {
  const { contextStart = 0, audience } = state.conversations.get(conversationId)?.conversation ?? {};
  const turns = tellingTurns(state, conversationId).filter(({ position }) => position > contextStart);
  return [contextStart, audience, ...turns.map(({ id, text }) => `${id} ${text}`)].join('\n');
}

function isDue(state: InMemoryState, conversationId: string, due: SummaryDue): boolean {
  const contextStart = state.conversations.get(conversationId)?.conversation.contextStart ?? 0;
  const done = summariesNow(state).findLast((each) => each.conversationId === conversationId && each.fromPosition === contextStart + 1);
  const waiting = tellingTurns(state, conversationId).filter(({ position }) => position > (done?.toPosition ?? contextStart));
  const last = waiting.at(-1);
  if (last === undefined) return false;
  const hasRested = waiting.length >= due.restedTurns && last.receivedAt <= due.restedSince;
  return waiting.length >= due.grownTurns || bytesOf(waiting) >= due.grownBytes || hasRested;
}
