import { describe, expect, test } from 'vitest';

import { UnreachableError } from '../errors.ts';
import type { BudgetLine, ReservationRequest } from '../ports/ledger.ts';
import { ANNA, BORIS, furnish, makeDomainWorld, OWNER } from '../testing/domain-world.ts';
import type { DomainWorld } from '../testing/domain-world.ts';
import { aChat, aConversation, aReservation, uuid } from '../testing/fixtures.ts';
import { budgetLines } from './budget-lines.ts';
import { tellNearBudgets } from './tell-near-budgets.ts';

const CENT = 10_000_000;
const TALK = uuid(10);
const OWNERS = uuid(50);
const USAGE = { inputTokens: 1, cacheReadTokens: 0, cacheWriteTokens: 0, outputTokens: 1, reasoningTokens: 0 };
const WIDE = 1_000_000 * CENT;

async function world(change: Partial<DomainWorld> = {}) {
  const ports = { ...(await furnish(makeDomainWorld())), ...change };
  await ports.conversations.ensure(aConversation({ id: TALK, personId: ANNA.id, address: aChat() }));
  await ports.conversations.ensure(aConversation({ id: OWNERS, personId: OWNER.id, address: aChat({ chat: '77' }) }));
  const ledger = tellNearBudgets(ports);
  let number = 0;
  const spend = async (cost: number, budgets: readonly BudgetLine[], request: Partial<ReservationRequest> = {}): Promise<void> => {
    number += 1;
    const id = uuid(3_000 + number);
    await ledger.reserve(
      aReservation({ id, personId: ANNA.id, conversationId: TALK, inputBound: 0, outputPerToken: 0, budgets, ...request }),
    );
    await ledger.settle(id, { cost, usage: USAGE }, ports.clock.now());
  };
  const told = async (conversationId: string): Promise<readonly string[]> =>
    (await ports.conversationLog.read(conversationId, 0, 100)).flatMap(({ body }) => (body.kind === 'notice' ? [body.text] : []));
  return { ports, spend, told };
}

function lines(limits: { personDay?: number; chatDay?: number; installationDay?: number }, now: Date, task: number | null = null) {
  const budgets = { personDay: WIDE, chatDay: WIDE, installationDay: WIDE, ...limits };
  return budgetLines(budgets, { person: ANNA, conversationId: TALK, task: task === null ? null : { id: 'abc234', limit: task } }, now);
}

describe('a budget that is nearly used up', () => {
  test('is told once a period, to the person in the chat where it happens', async () => {
    const { ports, spend, told } = await world();
    const budgets = lines({ personDay: 100 * CENT }, ports.clock.now());
    await spend(79 * CENT, budgets);
    expect(await told(TALK)).toEqual([]);
    await spend(CENT, budgets);
    await spend(CENT, budgets);
    expect(await told(TALK)).toEqual([
      'Ваш дневной бюджет израсходован на 80 %: $0.80 из $1.00. Он обновится 24 ноября в 00:00. Что в него не поместится, выполнено не будет.',
    ]);
    await ports.clock.advance(24 * 3_600_000);
    await spend(95 * CENT, lines({ personDay: 100 * CENT }, ports.clock.now()));
    expect(await told(TALK)).toHaveLength(2);
  });

  test('of a chat and of a task are told apart, a task’s without a day', async () => {
    const { ports, spend, told } = await world();
    await ports.people.change(ANNA.id, { language: 'en' });
    await spend(90 * CENT, lines({ chatDay: 100 * CENT }, ports.clock.now(), 100 * CENT));
    expect((await told(TALK)).toSorted()).toEqual([
      '90 % of the budget of this task is used: $0.90 of $1.00. What does not fit into it will not be done.',
      '90 % of the daily budget of this chat is used: $0.90 of $1.00. It renews on 24 November at 00:00. What does not fit into it will not be done.',
    ]);
  });

  test('of the whole installation is told to the owner, in their own chat', async () => {
    const { ports, spend, told } = await world();
    await spend(100 * CENT, lines({ installationDay: 100 * CENT }, ports.clock.now()));
    expect(await told(TALK)).toEqual([]);
    expect(await told(OWNERS)).toEqual([expect.stringContaining('Дневной бюджет этого сервера израсходован на 100 %')]);
  });

  test('is said with the name of whose it is among several people, and in private where nothing happens in a chat', async () => {
    const { ports, spend, told } = await world();
    const group = uuid(60);
    await ports.conversations.ensure(aConversation({ id: group, personId: BORIS.id, audience: 'group', address: aChat({ chat: '-5' }) }));
    await spend(90 * CENT, lines({ personDay: 100 * CENT }, ports.clock.now()), { conversationId: group });
    expect(await told(group)).toEqual([expect.stringMatching(/^Аня: Ваш дневной бюджет/)]);
    await spend(CENT, lines({ personDay: 50 * CENT, chatDay: 200 * CENT }, ports.clock.now(), 1 * CENT), { conversationId: null });
    expect(await told(TALK)).toEqual([expect.stringContaining('Бюджет этой задачи')]);
  });

  test('is told again when it was raised and is nearly used up again', async () => {
    const { ports, spend, told } = await world();
    const budgets = lines({ personDay: 100 * CENT }, ports.clock.now());
    await spend(90 * CENT, budgets);
    await ports.budgetBook.change({ name: 'person-day', amount: 200 * CENT, today: null });
    await spend(CENT, budgets);
    expect(await told(TALK)).toHaveLength(1);
    await spend(80 * CENT, budgets);
    expect(await told(TALK)).toEqual([expect.anything(), expect.stringContaining('$1.71 из $2.00')]);
  });

  test('whatever goes wrong with telling it, the call is settled', async () => {
    const { ports, spend } = await world({
      conversationLog: { ...makeDomainWorld().conversationLog, addNotice: () => Promise.reject(new UnreachableError('away')) },
    });
    await spend(90 * CENT, lines({ personDay: 100 * CENT }, ports.clock.now()));
    await expect(ports.ledger.spentBy({ kind: 'turn', id: uuid(2001) })).resolves.toBe(90 * CENT);
    expect(ports.logger.entries.map(({ event }) => event)).toContain('budget.not-told');
  });
});
