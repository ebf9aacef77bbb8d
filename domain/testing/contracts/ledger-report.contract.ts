import { describe, expect } from 'vitest';
import type { Usage } from '../../costs/usage.ts';
import type { CostGrouping, CostQuery, ReservationRequest } from '../../ports/ledger.ts';
import { aMessage, aReservation, uuid } from '../fixtures.ts';
import { ANNA, BORIS, lease, present, testIn, type ContractWorld, type MakeWorld } from './world.ts';

const USAGE: Usage = { inputTokens: 7, cacheReadTokens: 2, cacheWriteTokens: 1, outputTokens: 5, reasoningTokens: 3 };
const EVERYTHING: CostQuery = {
  personId: null,
  from: new Date('2026-01-01T00:00:00Z'),
  to: new Date('2027-01-01T00:00:00Z'),
  groupBy: ['day'],
  timeZone: 'UTC',
};

async function spend({ ledger }: ContractWorld, number: number, cost: number | null, change: Partial<ReservationRequest>): Promise<void> {
  const request = aReservation({ id: uuid(100 + number), ...change });
  await ledger.reserve(request);
  await ledger.settle(request.id, cost === null ? null : { cost, usage: USAGE }, request.at);
}

/** What the reports of every Ledger say. */
export function ledgerReportContract(name: string, make: MakeWorld): void {
  const it = testIn(make);

  describe(name, () => {
    it('adds up calls, cost and tokens; cached input counts as input, reasoning as output, and each is also told apart', async (world) => {
      await spend(world, 1, 100, {});
      await spend(world, 2, 200, {});
      expect(await world.ledger.report({ ...EVERYTHING, groupBy: ['model'] })).toEqual([
        {
          keys: ['anthropic/claude'],
          calls: 2,
          cost: 300,
          inputTokens: 20,
          cacheReadTokens: 4,
          cacheWriteTokens: 2,
          outputTokens: 10,
          reasoningTokens: 6,
        },
      ]);
      expect(await world.ledger.report({ ...EVERYTHING, personId: BORIS })).toEqual([]);
    });

    it('a day begins at midnight in the zone that is asked for', async (world) => {
      await spend(world, 1, 1, { at: new Date('2026-11-22T22:59:59Z') });
      await spend(world, 2, 2, { at: new Date('2026-11-22T23:00:00Z') });
      await spend(world, 3, 4, { at: new Date('2026-11-23T23:00:00Z') });
      const days = async (timeZone: string) =>
        (await world.ledger.report({ ...EVERYTHING, timeZone })).map(({ keys: [day], cost }) => [day, cost]);
      expect(await days('Europe/Berlin')).toEqual([
        ['2026-11-22', 1],
        ['2026-11-23', 2],
        ['2026-11-24', 4],
      ]);
      expect(await days('UTC')).toEqual([
        ['2026-11-22', 3],
        ['2026-11-23', 4],
      ]);
    });

    it('takes what was asked for from `from` up to and without `to`', async (world) => {
      await spend(world, 1, 1, { at: new Date('2026-05-01T00:00:00Z') });
      await spend(world, 2, 2, { at: new Date('2026-06-01T00:00:00Z') });
      const may = { ...EVERYTHING, from: new Date('2026-05-01T00:00:00Z'), to: new Date('2026-06-01T00:00:00Z') };
      expect(await world.ledger.report(may)).toMatchObject([{ keys: ['2026-05-01'], cost: 1 }]);
    });

    it('leaves out what is only reserved; without usage the bound counts and no tokens do', async (world) => {
      await world.ledger.reserve(aReservation({ id: uuid(99) }));
      await spend(world, 1, null, { purpose: 'extract' });
      expect(await world.ledger.report({ ...EVERYTHING, groupBy: ['purpose'] })).toMatchObject([
        { keys: ['extract'], calls: 1, cost: 1500, inputTokens: 0, cacheReadTokens: 0, outputTokens: 0 },
      ]);
    });

    it('groups by each thing that a call has; what it has none of is empty', async (world) => {
      const run = { kind: 'task', id: 'abc234' } as const;
      await spend(world, 1, 1, { personId: ANNA, mode: 'chat', conversationId: null });
      await spend(world, 2, 2, { personId: BORIS, mode: 'agent', taskId: run.id, run, provider: 'deepseek', model: 'flash' });
      const groups = async (grouping: CostGrouping) =>
        (await world.ledger.report({ ...EVERYTHING, groupBy: [grouping] })).map(({ keys }) => keys.join());
      expect(await groups('person')).toEqual([ANNA, BORIS]);
      expect(await groups('mode')).toEqual(['agent', 'chat']);
      expect(await groups('task')).toEqual(['', 'abc234']);
      expect(await groups('chat')).toEqual(['', uuid(10)]);
      expect(await groups('provider')).toEqual(['anthropic', 'deepseek']);
      expect(await groups('feedback')).toEqual(['']);
    });

    it('groups by several things at once, in the order in which they are named; by none there is one row, or none', async (world) => {
      await spend(world, 1, 1, { mode: 'chat' });
      await spend(world, 2, 2, { mode: 'agent' });
      await spend(world, 3, 4, { mode: 'chat', at: new Date('2026-11-20T12:00:00Z') });
      await spend(world, 4, 8, { mode: 'chat' });
      const report = async (groupBy: readonly CostGrouping[]) =>
        (await world.ledger.report({ ...EVERYTHING, groupBy })).map(({ keys, cost }) => [...keys, cost]);
      expect(await report(['mode', 'day'])).toEqual([
        ['agent', '2026-11-23', 2],
        ['chat', '2026-11-20', 4],
        ['chat', '2026-11-23', 9],
      ]);
      expect(await report([])).toEqual([[15]]);
      expect(await world.ledger.report({ ...EVERYTHING, groupBy: [], to: EVERYTHING.from })).toEqual([]);
    });

    it('groups by what people thought of the answer', async (world) => {
      await world.inbox.store(aMessage(1));
      const { turn } = present(await world.inbox.claim(lease('w1')));
      await spend(world, 1, 1, { run: { kind: 'turn', id: turn.id } });
      await spend(world, 2, 2, { run: { kind: 'task', id: 'abc234' } });
      await world.turns.setFeedback(turn.id, 'bad');
      const rows = await world.ledger.report({ ...EVERYTHING, groupBy: ['feedback'] });
      expect(rows.map(({ keys, cost }) => [...keys, cost])).toEqual([
        ['', 2],
        ['bad', 1],
      ]);
    });
  });
}
