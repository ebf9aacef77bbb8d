import { ConflictError, UnknownIdError } from '../../errors.ts';
import type { BudgetLine, Ledger, Reservation, ReservationRequest } from '../../ports/ledger.ts';
import { limitThatHolds } from '../../costs/limit-that-holds.ts';
import { isFinal } from '../../tasks/task-state.ts';
import type { Nanos } from '../../costs/money.ts';
import { reportCosts } from './cost-report.ts';
import type { InMemoryState, ReservationRow } from './state.ts';

const HOUR_MS = 3_600_000;

function accountOf(state: InMemoryState, name: string): { reserved: Nanos; spent: Nanos } {
  const account = state.accounts.get(name) ?? { reserved: 0, spent: 0 };
  state.accounts.set(name, account);
  return account;
}

/** Each once, also when two budgets are counted on one. */
function accountsOf({ budgets }: ReservationRequest): Set<string> {
  return new Set(budgets.map(({ account }) => account));
}

/** How many output tokens the budget leaves room for. */
function affordable(request: ReservationRequest, remaining: Nanos): number {
  const left = Math.max(0, remaining) - request.inputBound;
  if (left < 0) return -1;
  return request.outputPerToken === 0 ? request.maxOutputTokens : Math.floor(left / request.outputPerToken);
}

function reserve(state: InMemoryState, request: ReservationRequest): Reservation {
  if (state.reservations.has(request.id)) throw new ConflictError(`There is a reservation ${request.id} already.`);
  let maxOutputTokens = request.maxOutputTokens;
  let tightest: { budget: BudgetLine; used: Nanos } | null = null;
  for (const line of request.budgets) {
    const budget = { ...line, limit: limitThatHolds(line, [...state.budgetChanges.values()]) };
    const { reserved, spent } = accountOf(state, budget.account);
    const tokens = affordable(request, budget.limit - reserved - spent);
    if (tokens < maxOutputTokens) {
      maxOutputTokens = tokens;
      tightest = { budget, used: reserved + spent };
    }
  }
  if (tightest !== null && maxOutputTokens < request.minOutputTokens) return { kind: 'refused', ...tightest };
  const bound = request.inputBound + maxOutputTokens * request.outputPerToken;
  for (const account of accountsOf(request)) accountOf(state, account).reserved += bound;
  state.reservations.set(request.id, { request: structuredClone(request), bound, maxOutputTokens, settled: null });
  return { kind: 'reserved', id: request.id, maxOutputTokens, bound };
}

function settle(state: InMemoryState, row: ReservationRow, spent: Parameters<Ledger['settle']>[1]): void {
  if (row.settled !== null) return;
  row.settled = spent ?? { cost: row.bound, usage: null };
  for (const account of accountsOf(row.request)) {
    const balance = accountOf(state, account);
    balance.reserved -= row.bound;
    balance.spent += row.settled.cost;
  }
  const task = row.request.taskId === null ? undefined : state.tasks.get(row.request.taskId);
  if (task !== undefined) task.task = { ...task.task, spent: task.task.spent + row.settled.cost };
}

function hasEnded(state: InMemoryState, { request }: ReservationRow, now: Date): boolean {
  const { run } = request;
  if (run.kind === 'memory' || run.kind === 'plugin') return now.getTime() - request.at.getTime() >= HOUR_MS;
  if (run.kind === 'turn') return state.turns.get(run.id)?.turn.outcome !== null;
  const row = state.tasks.get(run.id);
  return row === undefined || isFinal(row.task.state);
}

export function makeInMemoryLedger(state: InMemoryState): Ledger {
  const ofRun = (run: { kind: string; id: string }): ReservationRow[] =>
    [...state.reservations.values()].filter(({ request }) => request.run.kind === run.kind && request.run.id === run.id);
  return {
    reserve: async (request) => reserve(state, request),
    settle: async (id, spent) => {
      const row = state.reservations.get(id);
      if (row === undefined) throw new UnknownIdError('reservation');
      settle(state, row, spent);
    },
    settleOrphans: async (run) => {
      for (const row of ofRun(run)) settle(state, row, null);
    },
    settleLeft: async (at, limit) => {
      const left = [...state.reservations.values()].filter((row) => row.settled === null && hasEnded(state, row, at)).slice(0, limit);
      for (const row of left) settle(state, row, null);
      return left.length;
    },
    spentBy: async (run) => ofRun(run).reduce((sum, { settled }) => sum + (settled?.cost ?? 0), 0),
    report: async (query) => reportCosts(state, query),
  };
}
