import type { Turn } from '../../conversation/turn.ts';
import type { ExtractionDue, ExtractionQueue } from '../../ports/extraction-queue.ts';
import { isFree, take } from './claims.ts';
import type { Claim, InMemoryState } from './state.ts';

interface Row extends Claim {
  readonly turn: Turn;
  found: unknown;
  failures: number;
  notBefore: Date | null;
  isDone: boolean;
}

/** What waits is told from the turns: each one that ended and was not read. */
export function makeInMemoryExtractionQueue(state: InMemoryState): ExtractionQueue {
  const rows = new Map<string, Row>();
  let fences = 0;
  const waiting = (): readonly Row[] => {
    for (const { turn } of state.turns.values()) {
      if (rows.has(turn.id) || !isOwnWord(turn) || state.unremembered.has(turn.id) || state.forgotten.has(turn.id)) continue;
      rows.set(turn.id, { turn, owner: null, leaseUntil: 0, fence: 0, found: null, failures: 0, notBefore: null, isDone: false });
    }
    return [...rows.values()].filter(({ turn, isDone }) => !isDone && state.turns.get(turn.id)?.turn.text === turn.text);
  };
  const held = (fence: number): readonly Row[] => waiting().filter((row) => row.fence === fence && row.owner !== null);
  return {
    claim: async (lease, due) => {
      const free = waiting().filter((row) => isFree(state, row) && (row.notBefore === null || row.notBefore <= due.at));
      const [batch] = [...Map.groupBy(free, ({ turn }) => `${turn.conversationId} ${turn.personId}`).values()].filter((each) =>
        isDue(each, due),
      );
      if (batch === undefined) return null;
      fences += 1;
      const taken = batch.slice(0, due.limit);
      for (const row of taken) {
        take(state, row, lease);
        row.fence = fences;
      }
      const { conversationId = '', personId = '' } = taken[0]?.turn ?? {};
      const turns = taken.map(({ turn, found }) => ({ turnId: turn.id, found }));
      return { fence: fences, conversationId, personId, failures: Math.max(...taken.map(({ failures }) => failures)), turns };
    },
    note: async (fence, found) => {
      const batch = held(fence);
      for (const row of batch) row.found = structuredClone(found[row.turn.id] ?? []);
      return batch.length > 0;
    },
    finish: async (fence) => {
      for (const row of held(fence)) row.isDone = true;
    },
    putOff: async (fence, until, hasFailed) => {
      for (const row of held(fence)) Object.assign(row, { owner: null, notBefore: until, failures: row.failures + Number(hasFailed) });
    },
  };
}

function isOwnWord({ text, outcome, source }: Turn): boolean {
  return outcome !== null && !text.trimStart().startsWith('/') && !source.isForwarded && source.retryOf === null;
}

function isDue(rows: readonly Row[], { enough, waitingSince }: ExtractionDue): boolean {
  return rows.length >= enough || rows.some(({ turn }) => turn.receivedAt <= waitingSince);
}
