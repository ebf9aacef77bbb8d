import { describe, expect, test } from 'vitest';

import type { Person } from '../access/person.ts';
import type { Principal } from '../access/principal.ts';
import { UnreachableError } from '../errors.ts';
import { makeExplainMessage } from '../messaging/explain-message.ts';
import { lease, present } from '../testing/contracts/world.ts';
import { ADMIN, ANNA, as, BORIS, GUEST } from '../testing/domain-world.ts';
import { aConversation, aMessage, uuid } from '../testing/fixtures.ts';
import { makeWholeWorld } from '../testing/whole-world.ts';
import type { WholeWorld } from '../testing/whole-world.ts';
import { allCommands } from './all-commands.ts';
import { memoryCommands } from './memory-commands.ts';
import { makeRunCommand } from './run-command.ts';
import { parseCommand } from './parse-command.ts';

const TALKS: Readonly<Record<string, string>> = { [ANNA.id]: uuid(10), [BORIS.id]: uuid(11), [GUEST.id]: uuid(12), [ADMIN.id]: uuid(13) };

interface Bench {
  readonly ports: WholeWorld;
  /** What the person is answered; each text is a message of its own, unless `again` makes the last one's turn run once more. */
  say(person: Person, text: string, options?: { readonly again?: boolean; readonly audience?: 'private' | 'group' }): Promise<string>;
  /** The conversation of the person as it is now. */
  talkOf(person: Person): ReturnType<WholeWorld['conversations']['get']>;
}

async function bench(): Promise<Bench> {
  const ports = await makeWholeWorld();
  for (const [personId, id] of Object.entries(TALKS)) await ports.conversations.ensure(aConversation({ id, personId }));
  let messages = 0;
  const talkOf = (person: Person) => ports.conversations.get(TALKS[person.id] ?? '');
  return {
    ports,
    talkOf,
    async say(person, text, { again = false, audience = 'private' } = {}) {
      if (!again) messages += 1;
      const stored = present(await talkOf(person));
      const { turnId } = await ports.inbox.store(aMessage(messages, { conversationId: stored.id, personId: person.id, text }));
      const turn = present(await ports.turns.get(turnId));
      const command = present(parseCommand(text));
      await ports.clock.advance(1);
      const reply = await ports.useCases.commands.run(command.name, {
        principal: as(person),
        person,
        conversation: { ...stored, audience },
        turn,
        argument: command.argument,
      });
      return typeof reply === 'string' ? reply : reply.text;
    },
  };
}

async function onlyTask({ ports }: Bench) {
  const { items } = await ports.tasks.list('everybody', { limit: 100, after: null });
  expect(items).toHaveLength(1);
  return present(items[0]).item;
}

async function claimTask({ ports }: Bench) {
  return present(await ports.taskQueue.claim(lease('w'), ports.clock.now()));
}

describe('help and unknown commands', () => {
  test('help lists what this person may use, in their language', async () => {
    const { say } = await bench();
    const anna = await say(ANNA, '/help');
    expect(anna).toContain('Что можно попросить');
    for (const line of [
      '`/task PROMPT | --run COMMAND | merge ID | discard ID`',
      '`/tasks [--all]`',
      '`/stop [ID]`',
      '`/memory [PAGE | history NUMBER | export | on | off]`',
      '`/costs [all]`',
      '`/whoami`',
    ])
      expect(anna).toContain(line);
    const guest = await say(GUEST, '/start');
    expect(guest).toContain('What you can ask for');
    expect(guest).toContain('`/new`');
    for (const absent of ['/task', '/costs', '/agent', '/project']) expect(guest).not.toContain(`\`${absent}`);
  });

  test('a mistyped one is answered with the nearest, one that is like nothing without', async () => {
    const { say } = await bench();
    await expect(say(BORIS, '/taks')).resolves.toBe('There is no command /taks. Did you mean /tasks? /help lists them.');
    await expect(say(BORIS, '/hlep')).resolves.toContain('/help?');
    await expect(say(ANNA, '/stpo')).resolves.toContain('Может быть, /stop?');
    await expect(say(BORIS, '/abracadabra')).resolves.toBe('There is no command /abracadabra. /help lists them.');
  });

  test('I7: what somebody may not use is answered as unknown, and names nothing else of the kind', async () => {
    const { say } = await bench();
    await expect(say(GUEST, '/tasks')).resolves.toBe('There is no command /tasks. /help lists them.');
  });

  test('I7: every command names an action, and every name and alias belongs to one command only', async () => {
    const { ports } = await bench();
    const { conversations, messages, turns, intents, trainingChoices, attachments, memory, memoryQuestions, clock, logger, useCases } =
      ports;
    const sendFile = (_principal: Principal, file: Parameters<typeof ports.sendFile>[0]) => ports.sendFile(file);
    const explainMessage = makeExplainMessage(ports);
    const kept = { conversations, messages, turns, intents, trainingChoices, attachments, memory, memoryQuestions, clock, logger };
    const commands = allCommands({ ...useCases, ...kept, explainMessage, sendFile, defaultProject: 'main' });
    const names = commands.flatMap(({ name, aliases }) => [name, ...aliases]);
    expect(new Set(names).size).toBe(names.length);
    for (const { name, action, summary } of commands) {
      expect(`/${name}`).toEqual(`/${parseCommand(`/${name}`)?.name}`);
      expect([action, summary.en, summary.ru].every((text) => text !== '')).toBe(true);
    }
  });

  test('a database that is away is waited for, not told as an answer', async () => {
    const { ports } = await bench();
    const [memory] = memoryCommands({
      ...ports,
      ...ports.useCases,
      memories: { ...ports.useCases.memories, remember: () => Promise.reject(new UnreachableError('away')) },
    });
    const stored = await ports.inbox.store(aMessage(1));
    const turn = present(await ports.turns.get(stored.turnId));
    const context = { principal: as(ANNA), person: ANNA, conversation: aConversation(), turn, argument: 'x' };
    await expect(makeRunCommand([present(memory)])('remember', context)).rejects.toThrow(UnreachableError);
  });
});

describe('choices for a conversation', () => {
  test('/new hides what was said until then', async () => {
    const { say, talkOf } = await bench();
    await say(ANNA, '/whoami');
    await expect(say(ANNA, '/new')).resolves.toContain('Начинаем заново');
    await expect(talkOf(ANNA)).resolves.toHaveProperty('contextStart', 2);
  });

  test.each([
    ['/agent', 'agent', 'здесь отвечает агент'],
    ['/chat', 'chat', 'здесь отвечает чат'],
    ['/auto', null, 'решается отдельно'],
  ])('%s', async (text, preferredMode, words) => {
    const { say, talkOf } = await bench();
    await expect(say(ANNA, text)).resolves.toContain(words);
    await expect(talkOf(ANNA)).resolves.toMatchObject({ preferredMode });
    await expect(say(BORIS, text)).resolves.toMatch(/agent answers|chat answers|decides by itself/);
  });

  test('/model shows, chooses by id, and goes back', async () => {
    const { say, talkOf } = await bench();
    await expect(say(BORIS, '/model')).resolves.toBe(
      'The model is chosen for each message.\n\nModels:\n- `first/model`: 100K · tools\n- `second/model`: 100K · tools',
    );
    await expect(say(BORIS, '/model second/model')).resolves.toBe('From now on second/model answers here.');
    await expect(say(BORIS, '/model')).resolves.toContain('Here second/model answers.');
    await expect(say(BORIS, '/model nothing')).resolves.toContain('There is no model "nothing".');
    await expect(talkOf(BORIS)).resolves.toHaveProperty('preferredModel', 'second/model');
    await expect(say(BORIS, '/model auto')).resolves.toContain('chosen for each message');
    await expect(talkOf(BORIS)).resolves.toHaveProperty('preferredModel', null);
    await expect(say(ANNA, '/model')).resolves.toContain('Модель выбирается');
  });

  test('/whoami', async () => {
    const { say } = await bench();
    await expect(say(ANNA, '/whoami')).resolves.toBe('Вы — Аня, роль «member».');
    await expect(say(BORIS, '/whoami')).resolves.toBe('You are Boris, with the role "member".');
  });

  test('/project shows and chooses, and does not tell of what is not theirs', async () => {
    const { say, talkOf } = await bench();
    await expect(say(BORIS, '/project')).resolves.toContain('No project is chosen here.');
    await expect(say(ANNA, '/projects')).resolves.toBe('Проект здесь не выбран.\n\nПроекты:\n- demo');
    await expect(say(ANNA, '/project Demo')).resolves.toBe('Текущий проект теперь demo.');
    await expect(talkOf(ANNA)).resolves.toHaveProperty('projectId', uuid(20));
    await expect(say(ANNA, '/project')).resolves.toContain('Текущий проект: demo.');
    await expect(say(BORIS, '/project demo')).resolves.toContain("can't be used");
    await expect(say(BORIS, '/project ../up')).resolves.toContain("can't be a project");
    await expect(say(BORIS, '/project site')).resolves.toBe('The current project is now site.');
    await expect(say(ADMIN, '/project demo')).resolves.toContain('demo');
  });
});

describe('tasks', () => {
  test('/task hands work to the agent in the project of the conversation, --run runs a command', async () => {
    const it = await bench();
    await it.say(ANNA, '/project demo');
    await it.say(ANNA, '/model second/model');
    await expect(it.say(ANNA, '/task Объясни проект')).resolves.toContain('в очереди');
    await expect(onlyTask(it)).resolves.toMatchObject({
      projectId: uuid(20),
      personId: ANNA.id,
      conversationId: TALKS[ANNA.id],
      work: { kind: 'prompt', prompt: 'Объясни проект', model: 'second/model' },
    });
    const boris = await bench();
    await boris.say(BORIS, '/task --run  npm test && echo "ok"');
    await expect(onlyTask(boris)).resolves.toMatchObject({ work: { kind: 'command', command: 'npm test && echo "ok"' } });
  });

  test('/task without work says what to write and makes none', async () => {
    const it = await bench();
    for (const text of ['/task', '/task --run', '/task --run   '])
      await expect(it.say(BORIS, text)).resolves.toContain('Say what the task is to do');
    await expect(it.ports.tasks.list('everybody', { limit: 1, after: null })).resolves.toMatchObject({ items: [] });
    await expect(it.say(BORIS, '/task --runaway trains')).resolves.toMatch(/^There is no --runaway/);
    await it.say(BORIS, '/task -- --runaway trains');
    await expect(onlyTask(it)).resolves.toMatchObject({ work: { kind: 'prompt', prompt: '--runaway trains' } });
  });

  test('I1: a turn with /task that is run twice makes one task', async () => {
    const it = await bench();
    const first = await it.say(ANNA, '/task Сделай');
    await expect(it.say(ANNA, '/task Сделай', { again: true })).resolves.toBe(first);
    await onlyTask(it);
    await it.say(ANNA, '/task Сделай');
    await expect(it.ports.tasks.list('everybody', { limit: 10, after: null })).resolves.toMatchObject({ items: { length: 2 } });
  });

  test('/tasks --all lists everybody’s, for admins only', async () => {
    const it = await bench();
    await it.say(ANNA, '/task --run echo 1');
    await expect(it.say(ADMIN, '/tasks')).resolves.toBe('Задач нет.');
    await expect(it.say(ADMIN, '/tasks —all')).resolves.toContain('echo 1');
    await expect(it.say(BORIS, '/tasks --all')).resolves.toContain('role "admin"');
  });

  test('/tasks lists the latest ten with their states, their places in the queue and what they are about', async () => {
    const it = await bench();
    await expect(it.say(ANNA, '/tasks')).resolves.toBe('Задач нет.');
    await it.say(ANNA, `/task ${'очень длинная\n задача '.repeat(20)}`);
    for (let number = 1; number <= 10; number += 1) await it.say(ANNA, `/task --run echo ${number}`);
    const list = await it.say(ANNA, '/tasks');
    expect(list.split('\n')).toHaveLength(10);
    expect(list).toMatch(/^- `\w{8}` в очереди · нет свободного исполнителя · впереди 10: \$ echo 10\n/);
    await expect(it.say(BORIS, '/taskstatus')).resolves.toBe('There are no tasks.');
    const { task, fence } = await claimTask(it);
    expect(task.work).toMatchObject({ kind: 'prompt' });
    await it.ports.taskQueue.finish(
      task.id,
      fence,
      { state: 'succeeded', reason: null, result: null, at: it.ports.clock.now() },
      { line: 'x', notice: 'x' },
    );
    const shown = await it.ports.useCases.tasks.list(as(ANNA), { limit: 100, after: null }, false);
    expect(shown.items).toHaveLength(11);
  });

  test('/tasklog shows the end of the log in a code block, however it is made up', async () => {
    const it = await bench();
    await expect(it.say(ANNA, '/tasklog')).resolves.toBe('Задач нет.');
    await it.say(ANNA, '/task --run make');
    const { task, fence } = await claimTask(it);
    await expect(it.say(ANNA, '/tasklog')).resolves.toContain('пока ничего не вывела');
    const lines = (texts: readonly string[]) => texts.map((text) => ({ at: it.ports.clock.now(), kind: 'text' as const, text }));
    await it.ports.output.append(task.id, fence, lines(Array.from({ length: 40 }, (_, index) => `line ${index + 1}`)));
    const log = await it.say(ANNA, `/tasklog ${task.id.toUpperCase()}`);
    expect(log).toMatch(/^`\w{8}` выполняется\n```\nline 11\n[\s\S]*line 40\n```$/);
    await it.ports.output.append(task.id, fence, lines(['```` quoted', 'я'.repeat(5_000)]));
    const long = await it.say(ANNA, '/tasklog');
    expect(long.length).toBeLessThan(3_600);
    await it.ports.output.append(task.id, fence, lines(Array.from({ length: 30 }, () => '```` `')));
    expect(await it.say(ANNA, '/tasklog')).toContain('\n`````\n');
    await expect(it.say(BORIS, `/tasklog ${task.id}`)).resolves.toBe(
      'There is no such task: write the code of one that you can see, such as k7m2p9qa.',
    );
  });

  test('/stop stops the newest task that has not ended, or the one that is named', async () => {
    const it = await bench();
    await expect(it.say(ANNA, '/stop')).resolves.toContain('ни одна ваша задача');
    await it.say(ANNA, '/task --run one');
    await it.say(ANNA, '/task --run two');
    const stopped = await it.say(ANNA, '/stop');
    const second = /`(\w+)`/.exec(stopped)?.[1] ?? '';
    await expect(it.ports.tasks.get(second)).resolves.toMatchObject({ state: 'stopped', work: { command: 'two' } });
    await expect(it.say(ANNA, `/stop ${second}`)).resolves.toBe(`Задача ${second} уже остановлена.`);
    const other = await it.say(ANNA, '/taskstop');
    expect(other).not.toContain(second);
    await expect(it.say(ANNA, '/stop')).resolves.toContain('ни одна ваша задача');
    await expect(it.say(BORIS, `/stop ${second}`)).resolves.toBe(
      'There is no such task: write the code of one that you can see, such as k7m2p9qa.',
    );
  });

  test('/retry runs the newest ended task again, once however often its turn is run', async () => {
    const it = await bench();
    await expect(it.say(BORIS, '/retry')).resolves.toContain('None of your tasks has ended');
    await it.say(BORIS, '/task --run make');
    await expect(it.say(BORIS, '/retry')).resolves.toContain('None of your tasks has ended');
    const first = await onlyTask(it);
    await expect(it.say(BORIS, `/retry ${first.id}`)).resolves.toContain('has not ended yet');
    await it.say(BORIS, '/stop');
    const told = await it.say(BORIS, '/retry');
    await expect(it.say(BORIS, '/retry', { again: true })).resolves.toBe(told);
    const { items } = await it.ports.tasks.list('everybody', { limit: 10, after: null });
    expect(items.map(({ item }) => [item.state, item.retryOf])).toEqual([
      ['queued', first.id],
      ['stopped', null],
    ]);
    await expect(it.say(BORIS, '/taskretry nothing')).resolves.toBe(
      'There is no such task: write the code of one that you can see, such as k7m2p9qa.',
    );
  });

  test('/task in a project that was taken away is refused in words', async () => {
    const it = await bench();
    await it.ports.conversations.change(TALKS[BORIS.id] ?? '', { projectId: uuid(20) });
    await expect(it.say(BORIS, '/task do it')).resolves.toBe('There is no such project.');
  });
});
