import { NO_USAGE } from '../../routing/collect-reply.ts';
import type { CostGrouping, CostQuery, CostRow } from '../../ports/ledger.ts';
import type { InMemoryState, ReservationRow } from './state.ts';

/** What the ledger reports, row by row. */
export function reportCosts(state: InMemoryState, query: CostQuery): CostRow[] {
  const groups = new Map<string, CostRow>();
  for (const row of state.reservations.values()) {
    const { request, settled } = row;
    const isWanted = (query.personId ?? request.personId) === request.personId && request.at >= query.from && request.at < query.to;
    if (settled === null || !isWanted) continue;
    const keys = query.groupBy.map((grouping) => keyOf(state, row, grouping, query.timeZone));
    const name = JSON.stringify(keys);
    const usage = settled.usage ?? NO_USAGE;
    const sum = groups.get(name) ?? { ...NO_USAGE, keys, calls: 0, cost: 0 };
    groups.set(name, {
      keys,
      calls: sum.calls + 1,
      cost: sum.cost + settled.cost,
      inputTokens: sum.inputTokens + usage.inputTokens + usage.cacheReadTokens + usage.cacheWriteTokens,
      cacheReadTokens: sum.cacheReadTokens + usage.cacheReadTokens,
      cacheWriteTokens: sum.cacheWriteTokens + usage.cacheWriteTokens,
      outputTokens: sum.outputTokens + usage.outputTokens,
      reasoningTokens: sum.reasoningTokens + usage.reasoningTokens,
    });
  }
  return [...groups.values()].sort(byKeys);
}

function keyOf(state: InMemoryState, { request }: ReservationRow, grouping: CostGrouping, timeZone: string): string {
  switch (grouping) {
    case 'day':
      return new Intl.DateTimeFormat('en-CA', { timeZone }).format(request.at);
    case 'model':
      return `${request.provider}/${request.model}`;
    case 'chat':
      return request.conversationId ?? '';
    case 'task':
      return request.taskId ?? '';
    case 'person':
      return request.personId;
    case 'feedback':
      return (request.run.kind === 'turn' ? state.turns.get(request.run.id)?.turn.feedback : null) ?? '';
    default:
      return request[grouping];
  }
}

function byKeys(a: CostRow, b: CostRow): number {
  const at = a.keys.findIndex((key, index) => key !== b.keys[index]);
  return (a.keys[at] ?? '') < (b.keys[at] ?? '') ? -1 : 1;
}
