import type { Pool } from 'pg';
import { UnknownIdError } from '../../domain/errors.ts';
import type { CostRow, Ledger, Reservation, ReservationRequest } from '../../domain/ports/ledger.ts';
import { statement, type Statement } from './statement.ts';
import { storableJson } from './storable.ts';

type Decision = { granted: boolean; tokens: number; bound: number; place: number | null; ceiling: number | null; used: number | null };

function reservationOf(request: ReservationRequest, decision: Decision): Reservation {
  const { granted, tokens, bound, place, ceiling, used } = decision;
  const budget = place === null ? undefined : request.budgets[place];
  if (granted || budget === undefined || ceiling === null || used === null)
    return { kind: 'reserved', id: request.id, maxOutputTokens: tokens, bound };
  return { kind: 'refused', budget: { ...budget, limit: ceiling }, used };
}

async function reserve(run: Statement<Decision>, request: ReservationRequest, by: string | null): Promise<Decision | undefined> {
  const { id, run: owner, personId, conversationId, taskId, provider, model, mode, purpose, at, budgets } = request;
  const [decision] = await run(
    ...[id, owner.kind, owner.id, personId, conversationId, taskId, provider, model, mode, purpose, at],
    ...[request.inputBound, request.outputPerToken, request.maxOutputTokens, request.minOutputTokens],
    budgets.map(({ account }) => account),
    budgets.map(({ limit }) => limit),
    budgets.map(({ name }) => name),
    by,
  );
  return decision;
}

/** What model calls cost, in PostgreSQL. `whoReserves`: the worker that this process is; null: it is none. */
export function makePostgresLedger(pool: Pool, whoReserves: () => string | null): Ledger {
  const runReserve = statement<Decision>(pool, 'ledger-reserve');
  const openAccounts = statement(pool, 'ledger-open-accounts');
  const runSettle = statement<{ id: string }>(pool, 'ledger-settle');
  const exists = statement<{ id: string }>(pool, 'ledger-find');
  const orphans = statement<{ id: string }>(pool, 'ledger-orphans');
  const left = statement<{ id: string }>(pool, 'ledger-left');
  const spent = statement<{ spent: number }>(pool, 'ledger-spent');
  const report = statement<CostRow>(pool, 'ledger-report');
  const settle: Ledger['settle'] = async (id, paid, at) => {
    const { inputTokens = 0, cacheReadTokens = 0, cacheWriteTokens = 0, outputTokens = 0 } = paid?.usage ?? {};
    const input = inputTokens + cacheReadTokens + cacheWriteTokens;
    const settled = await runSettle(id, at, paid?.cost ?? null, input, outputTokens, paid === null ? null : storableJson(paid.usage));
    if (settled.length === 0 && (await exists(id)).length === 0) throw new UnknownIdError('reservation');
  };
  return {
    reserve: async (request) => {
      let decision = await reserve(runReserve, request, whoReserves());
      if (decision === undefined) {
        await openAccounts(request.budgets.map(({ account }) => account));
        decision = await reserve(runReserve, request, whoReserves());
      }
      if (decision === undefined) throw new UnknownIdError('budget account');
      return reservationOf(request, decision);
    },
    settle,
    settleOrphans: async ({ kind, id }, at) => {
      for (const orphan of await orphans(kind, id)) await settle(orphan.id, null, at);
    },
    settleLeft: async (at, limit) => {
      const found = await left(limit, at);
      for (const { id } of found) await settle(id, null, at);
      return found.length;
    },
    spentBy: async ({ kind, id }) => (await spent(kind, id))[0]?.spent ?? 0,
    report: ({ personId, from, to, groupBy, timeZone }) => report(personId, from, to, [...groupBy], timeZone),
  };
}
