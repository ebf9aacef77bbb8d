import type { CostRow } from './cost-documents.ts';

/** What several rows came to together. */
export interface CostSum {
  readonly value: string;
  readonly label: string;
  readonly calls: number;
  readonly costUsd: number;
  readonly inputTokens: number;
  readonly cacheReadTokens: number;
  readonly outputTokens: number;
}

type Grouping = CostRow['keys'][number]['by'];

/** All rows in one. */
export function sumOf(rows: readonly CostRow[], { value = '', label = '' } = {}): CostSum {
  const of = (part: 'calls' | 'costUsd' | 'inputTokens' | 'cacheReadTokens' | 'outputTokens'): number =>
    rows.reduce((total, row) => total + row[part], 0);
  return {
    value,
    label,
    calls: of('calls'),
    costUsd: of('costUsd'),
    inputTokens: of('inputTokens'),
    cacheReadTokens: of('cacheReadTokens'),
    outputTokens: of('outputTokens'),
  };
}

/** The rows added up by one of the things that they were asked by, the dearest first. */
export function addUp(rows: readonly CostRow[], by: Grouping): readonly CostSum[] {
  const groups = new Map<string, { readonly label: string; readonly rows: CostRow[] }>();
  for (const row of rows) {
    const { value = '', label = '' } = row.keys.find((key) => key.by === by) ?? {};
    const group = groups.get(value) ?? { label, rows: [] };
    group.rows.push(row);
    groups.set(value, group);
  }
  return [...groups]
    .map(([value, group]) => sumOf(group.rows, { value, label: group.label }))
    .toSorted((a, b) => b.costUsd - a.costUsd || b.calls - a.calls);
}

/** One sum for each of so many days, oldest first, the newest one that of `today` such as `2026-11-23`; days without a call are there too. */
export function byDay(rows: readonly CostRow[], count: number, today: string): readonly CostSum[] {
  const sums = new Map(addUp(rows, 'DAY').map((sum) => [sum.value, sum]));
  const newest = Date.parse([today, ...sums.keys()].toSorted().at(-1) ?? today);
  return Array.from({ length: count }, (_, index) => {
    const day = new Date(newest - (count - 1 - index) * 86_400_000).toISOString().slice(0, 10);
    return sums.get(day) ?? sumOf([], { value: day, label: day });
  });
}

/** How many of a hundred input tokens came from caches. */
export function cachedPercent({ inputTokens, cacheReadTokens }: CostSum): number {
  return inputTokens === 0 ? 0 : Math.round((cacheReadTokens / inputTokens) * 100);
}
