import { describe, expect, test } from 'vitest';

import type { Person } from '../access/person.ts';
import { present } from '../testing/contracts/world.ts';
import { ADMIN, ANNA, as, BORIS, OWNER } from '../testing/domain-world.ts';
import { aConversation, aMessage, aReservation, uuid } from '../testing/fixtures.ts';
import { makeWholeWorld } from '../testing/whole-world.ts';
import { parseCommand } from './parse-command.ts';

const CENT = 10_000_000;
const PLACE = 'telegram:bot1:7';

async function world() {
  const ports = await makeWholeWorld();
  let number = 0;
  const ofPerson = (person: Person) => uuid(1_000 + Number(person.id.slice(-4)));
  const say = async (person: Person, text: string, audience: 'private' | 'group' = 'private'): Promise<string> => {
    number += 1;
    const conversation = await ports.conversations.ensure(aConversation({ id: ofPerson(person), personId: person.id }));
    const { turnId } = await ports.inbox.store(aMessage(number, { conversationId: conversation.id, personId: person.id, text }));
    const turn = present(await ports.turns.get(turnId));
    const { name, argument } = present(parseCommand(text));
    const principal = as(person, { place: PLACE });
    const reply = await ports.useCases.commands.run(name, {
      principal,
      person,
      conversation: { ...conversation, audience },
      turn,
      argument,
    });
    return typeof reply === 'string' ? reply : reply.text;
  };
  const spend = async (id: number, daysAgo: number, cost: number, change: Partial<Parameters<typeof aReservation>[0]> = {}) => {
    const at = new Date(ports.clock.now().getTime() - daysAgo * 86_400_000);
    await ports.ledger.reserve(aReservation({ id: uuid(id), personId: BORIS.id, at, ...change }));
    const usage = { inputTokens: 30, cacheReadTokens: 60, cacheWriteTokens: 10, outputTokens: 1, reasoningTokens: 0 };
    await ports.ledger.settle(uuid(id), { cost, usage }, at);
  };
  return { ports, say, spend };
}

describe('/costs', () => {
  test('tells today, 7 and 30 days, what caches gave, and bars by day, model and mode', async () => {
    const { ports, say, spend } = await world();
    await expect(say(BORIS, '/costs')).resolves.toBe('Nothing was spent in the last 30 days.');
    await spend(71, 10, 100 * CENT);
    await spend(72, 3, 50 * CENT, { mode: 'agent' });
    await spend(73, 0, 25 * CENT, { model: 'haiku' });
    await ports.clock.advance(1_000);
    const told = await say(BORIS, '/costs');
    expect(told).toContain('**What you spent.** Today: $0.25 · 7 days: $0.75 · 30 days: $1.75');
    expect(told).toContain('60 % of the input came from caches');
    expect(told).toContain('11-20  ██████████  $0.50');
    expect(told).toContain('11-23  █████       $0.25');
    expect(told).toContain('11-22              $0.00');
    expect(told).toContain('anthropic/claude  ██████████  $1.50 (2)\nanthropic/haiku   █▋          $0.25 (1)');
    expect(told).toContain('chat   ██████████  $1.25 (2)\nagent  ████        $0.50 (1)');
    await expect(say(ANNA, '/costs')).resolves.toContain('ничего не потрачено');
    await expect(say(ANNA, '/costs вчера')).resolves.toContain('/costs all');
  });

  test('tells admins what everybody spent, by person, and in private alone', async () => {
    const { say, spend } = await world();
    await spend(71, 1, 10 * CENT);
    await spend(72, 1, 30 * CENT, { personId: ANNA.id });
    const told = await say(ADMIN, '/costs все');
    expect(told).toContain('30 дней: $0.40');
    expect(told).toMatch(/По людям, за 30 дней\n```\nАня {4}██████████ {2}\$0\.30 \(1\)\nBoris {2}███▍ {8}\$0\.10 \(1\)/);
    await expect(say(ADMIN, '/costs all', 'group')).resolves.not.toContain('Boris');
    await expect(say(BORIS, '/costs all')).resolves.toContain('Only someone with the role "admin"');
  });

  test('a name cannot end the fence that it stands in', async () => {
    const { ports, say, spend } = await world();
    await ports.people.change(BORIS.id, { name: '```\n# Boris' });
    await spend(71, 1, CENT);
    expect((await say(ADMIN, '/costs all')).split('```')).toHaveLength(9);
  });

  test('what cost nothing and used nothing is told of, too', async () => {
    const { ports, say } = await world();
    const at = ports.clock.now();
    await ports.ledger.reserve(aReservation({ id: uuid(71), personId: BORIS.id, at }));
    const usage = { inputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0, outputTokens: 0, reasoningTokens: 0 };
    await ports.ledger.settle(uuid(71), { cost: 0, usage }, at);
    await ports.clock.advance(1_000);
    const told = await say(BORIS, '/costs');
    expect(told).toContain('Today: $0.00 · 7 days: $0.00 · 30 days: $0.00');
    expect(told).toContain('\n\n0 % of the input came from caches');
  });

  test('a very long name is cut, and of many people the dearest ten are told', async () => {
    const { ports, say, spend } = await world();
    await ports.people.change(BORIS.id, { name: 'B'.repeat(40) });
    await spend(71, 1, 30 * CENT);
    for (let other = 1; other <= 12; other += 1) await spend(80 + other, 1, other * CENT, { model: `model-${String(other)}` });
    const told = await say(ADMIN, '/costs ALL');
    expect(told).toContain(`\n${'B'.repeat(31)}…  █`);
    expect(told).toContain('anthropic/model-12');
    expect(told).toContain('anthropic/model-4 ');
    expect(told).not.toContain('anthropic/model-3 ');
  });
});

describe('/budget', () => {
  test('tells how the budgets stand; the use of the whole installation is for admins', async () => {
    const { say, spend } = await world();
    const day = '2026-11-23';
    const budgets = [`person-day:${BORIS.id}:${day}`, `installation-day:${day}`].map((account) => ({
      name: account.split(':')[0] ?? '',
      account,
      limit: 1e12,
      renewsAt: null,
    }));
    await spend(71, 0, 250 * CENT, { budgets });
    const told = await say(BORIS, '/budget');
    expect(told).toContain('- each person, a day (`person`): ██▌ $2.50 of $10.00, renews on 24 November at 00:00');
    expect(told).toContain('- each chat, a day (`chat`): $0.00 of $10.00, renews on');
    expect(told).toContain('- a task that names none (`task`): $1.00\n');
    expect(told).toContain('- this server, a day (`server`): $10.00, renews on 23 November at 19:00');
    expect(told).not.toContain('auto');
    await expect(say(ADMIN, '/budget')).resolves.toContain('██▌ $2.50 из $10.00');
    await expect(say(ADMIN, '/budget', 'group')).resolves.not.toContain('$2.50');
    await expect(say(OWNER, '/budget')).resolves.toContain('auto');
  });

  test('the owner raises one for today or from now on, and takes it back', async () => {
    const { ports, say } = await world();
    await expect(say(OWNER, '/budget person 20')).resolves.toBe('Бюджет (каждый человек в день (`person`)) теперь: $20.00.');
    await expect(say(OWNER, '/budget человек 25,50 сегодня')).resolves.toContain('на сегодня: $25.50');
    await expect(ports.budgetBook.changes()).resolves.toEqual([
      { name: 'person-day', amount: 2000 * CENT, today: { day: '2026-11-23', amount: 2550 * CENT } },
    ]);
    await expect(say(BORIS, '/budget')).resolves.toContain('$25.50, for today');
    await ports.clock.advance(24 * 3_600_000);
    await expect(say(BORIS, '/budget')).resolves.toContain('$0.00 of $20.00, renews');
    await expect(say(OWNER, '/budget person auto')).resolves.toContain('теперь: $10.00');
    await expect(say(OWNER, '/budget server $0')).resolves.toContain('теперь: $0.00');
  });

  test('what the owner sets for tasks holds for new ones that name none', async () => {
    const { ports, say } = await world();
    await say(OWNER, '/budget task 0.25');
    await say(ANNA, '/task --yes Почини');
    await say(ANNA, '/task --yes --budget 3 Почини');
    const { items } = await ports.tasks.list('everybody', { limit: 10, after: null });
    expect(items.map(({ item }) => item.limits.budget).toSorted((a, b) => a - b)).toEqual([25 * CENT, 300 * CENT]);
    await expect(say(OWNER, '/budget task 3 today')).resolves.toContain('нет дня');
  });

  test.each(['person', 'garden 5', 'person 5 tomorrow', 'person 5 today please'])('"%s" is answered with how to say it', async (text) => {
    const { say } = await world();
    await expect(say(OWNER, `/budget ${text}`)).resolves.toContain('`/budget person 10`');
  });

  test.each(['-5', 'much', '1e9', '10000000', 'NaN', ''])('an amount such as "%s" changes nothing', async (amount) => {
    const { ports, say } = await world();
    await expect(say(OWNER, `/budget person ${amount}`)).resolves.toMatch(/budget person/);
    await expect(ports.budgetBook.changes()).resolves.toEqual([]);
  });

  test('nobody else may, and what was changed and tried is in the audit log', async () => {
    const { ports, say } = await world();
    await expect(say(ADMIN, '/budget person 20')).resolves.toContain('Only someone with the role "owner"');
    await say(OWNER, '/budget person 20 today');
    const { entries } = { entries: await ports.audit.list({ limit: 10, after: null }).then(({ items }) => items.map(({ item }) => item)) };
    expect(entries).toMatchObject([
      { action: 'budget.change', personId: OWNER.id, subject: 'budget:person-day', result: 'done', place: PLACE },
      { action: 'budget.change', personId: ADMIN.id, result: 'refused' },
    ]);
  });
});
