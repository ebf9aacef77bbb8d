import { describe, expect, test } from 'vitest';

import type { Person } from '../access/person.ts';
import { lease, present } from '../testing/contracts/world.ts';
import { ADMIN, ANNA, as, BORIS } from '../testing/domain-world.ts';
import { aConversation, aMessage, aTask, uuid } from '../testing/fixtures.ts';
import { aTemplate } from '../testing/in-memory-templates.ts';
import { makeWholeWorld } from '../testing/whole-world.ts';
import type { CommandReply } from './command.ts';
import { parseCommand } from './parse-command.ts';

async function bench() {
  const ports = await makeWholeWorld();
  const talks = new Map([ANNA, BORIS, ADMIN].map(({ id }, at) => [id, uuid(10 + at)]));
  for (const [personId, id] of talks) await ports.conversations.ensure(aConversation({ id, personId }));
  let messages = 0;
  const talkOf = async (person: Person) => present(await ports.conversations.get(talks.get(person.id) ?? ''));
  async function reply(person: Person, text: string): Promise<CommandReply> {
    messages += 1;
    const conversation = await talkOf(person);
    const { turnId } = await ports.inbox.store(aMessage(messages, { conversationId: conversation.id, personId: person.id, text }));
    const turn = present(await ports.turns.get(turnId));
    const { name, argument } = present(parseCommand(text));
    await ports.clock.advance(1);
    return ports.useCases.commands.run(name, { principal: as(person), person, conversation, turn, argument });
  }
  async function say(person: Person, text: string): Promise<string> {
    const answer = await reply(person, text);
    return typeof answer === 'string' ? answer : answer.text;
  }
  async function latest() {
    const { items } = await ports.tasks.list('everybody', { limit: 100, after: null });
    return present(items[0]).item;
  }
  return { ports, reply, say, talkOf, latest };
}

async function end({ ports }: Awaited<ReturnType<typeof bench>>, id: string): Promise<void> {
  await ports.clock.advance(1_000);
  await ports.tasks.stop(id, { code: 'x', message: 'x' }, ports.clock.now());
}

describe('/task with flags', () => {
  test('sets the limits, the project, the branch and what it comes after', async () => {
    const it = await bench();
    await it.ports.tasks.add(aTask({ id: 'before' }));
    const reply = await it.say(
      ANNA,
      '/task --project demo —budget 0,5 --steps 7 --time 30m --branch main --after before --on always Почини тесты',
    );
    const task = await it.latest();
    expect(reply).toBe(`Задача \`${task.id}\` начнётся после \`before\`. \`/stop ${task.id}\` отменит её.`);
    expect(task).toMatchObject({
      projectId: uuid(20),
      limits: { budget: 500_000_000, steps: 7, wallMs: 1_800_000 },
      branch: 'main',
      after: [{ taskId: 'before', when: 'always' }],
      state: 'waiting',
      work: { prompt: 'Почини тесты' },
    });
  });

  test('makes its prompt from a template with its parameters', async () => {
    const it = await bench();
    const parameters = [{ name: 'branch', type: 'text', description: '', default: null, choices: [] }] as const;
    it.ports.templates.known.push(aTemplate({ name: 'code-review', parameters, prompt: 'Review {{branch}}.' }));
    await it.say(BORIS, '/task --template code-review --branch main Be quick');
    await expect(it.latest()).resolves.toMatchObject({
      branch: null,
      work: { prompt: 'Review main.\n\nBe quick', template: { name: 'code-review', parameters: { branch: 'main' } } },
    });
    await expect(it.say(BORIS, '/task --template code-reveiw --branch main')).resolves.toBe(
      'There is no template "code-reveiw"; did you mean code-review?',
    );
    await expect(it.say(BORIS, '/task --template code-review')).resolves.toBe(
      'The template code-review needs --branch, such as --branch "…".',
    );
  });

  test('asks before it starts when it may cost more than is usual, unless a yes is said beforehand', async () => {
    const it = await bench();
    const reply = await it.say(BORIS, '/task --budget 20 Rewrite it');
    const task = await it.latest();
    expect(task.confirmation).toMatch(/^Start "Rewrite it" on main\? There is too little history/);
    expect(reply).toContain(task.confirmation);
    await it.say(BORIS, '/task --yes --budget 20 Rewrite it');
    await expect(it.latest()).resolves.toHaveProperty('confirmation', null);
  });

  test('makes a schedule with a time, and no task yet', async () => {
    const it = await bench();
    const reply = await it.say(ANNA, '/task --cron "0 9 * * *" --tz Europe/Berlin Проверь');
    expect(reply).toMatch(/^Расписание `\w+` задано; ближайшее время: .*Europe\/Berlin/);
    const [schedule] = await it.ports.schedules.list('everybody');
    expect(schedule).toMatchObject({ time: { kind: 'cron', expression: '0 9 * * *', zone: 'Europe/Berlin' }, missed: 'run-once' });
    expect(schedule?.plan.work).toMatchObject({ prompt: 'Проверь' });
    await expect(it.say(ANNA, '/task --cron 0 9 * * * Проверь')).resolves.toContain('cron');
    await expect(it.ports.tasks.list('everybody', { limit: 1, after: null })).resolves.toMatchObject({ items: [] });
  });
});

describe('/task --repeatable', () => {
  test('lets a command be run again, from a schedule and in a retry too, and is refused of a prompt', async () => {
    const it = await bench();
    await it.say(ANNA, '/task --repeatable --run npm test --watch');
    const work = { kind: 'command', command: 'npm test --watch', isRepeatable: true };
    expect((await it.latest()).work).toEqual(work);
    await end(it, (await it.latest()).id);
    await it.say(ANNA, '/retry --yes');
    expect((await it.latest()).work).toEqual(work);
    await it.say(ANNA, '/task --run "ls" --repeatable --cron "0 9 * * *"');
    const [schedule] = await it.ports.useCases.schedules.list(as(ANNA), false);
    await it.say(ANNA, `/schedule edit ${schedule?.id} --run "ls -l"`);
    const [edited] = await it.ports.useCases.schedules.list(as(ANNA), false);
    expect(edited?.plan.work).toEqual({ kind: 'command', command: 'ls -l', isRepeatable: true });
    await it.say(ANNA, '/task --run ls');
    expect((await it.latest()).work).toEqual({ kind: 'command', command: 'ls' });
    await expect(it.say(ANNA, '/task --repeatable Почини')).resolves.toContain('К --repeatable нужен ещё --run "npm test".');
  });
});

describe('/taskcontinue', () => {
  test('finds what ended behind a hundred commands since', async () => {
    const it = await bench();
    await it.ports.tasks.add(
      aTask({ id: 'longago', personId: ANNA.id, work: { kind: 'prompt', prompt: 'x', model: null, template: null, continues: null } }),
    );
    await end(it, 'longago');
    for (let made = 0; made < 101; made += 1) {
      await it.ports.tasks.add(
        aTask({ id: `since${made}`, personId: ANNA.id, createdAt: it.ports.clock.now(), work: { kind: 'command', command: 'ls' } }),
      );
    }
    await it.say(ANNA, '/taskcontinue Дальше');
    expect((await it.latest()).work).toMatchObject({ continues: 'longago' });
    await it.say(ANNA, '/retry --yes');
    expect(await it.latest()).toMatchObject({ retryOf: 'longago' });
  });

  test("goes on with the person's last ended task, of this conversation first", async () => {
    const it = await bench();
    await expect(it.say(ANNA, '/taskcontinue')).resolves.toContain('/taskcontinue Теперь');
    await expect(it.say(ANNA, '/taskcontinue Дальше')).resolves.toContain('нет законченной');
    const work = { kind: 'prompt', prompt: 'x', model: null, template: null, continues: null } as const;
    await it.ports.tasks.add(aTask({ id: 'here22', work, conversationId: uuid(10) }));
    await it.ports.tasks.add(aTask({ id: 'away22', work }));
    await it.ports.tasks.add(aTask({ id: 'command' }));
    for (const id of ['here22', 'away22', 'command']) await end(it, id);
    await it.say(ANNA, '/taskcontinue --budget 0.1 Теперь тесты');
    await expect(it.latest()).resolves.toMatchObject({
      projectId: uuid(20),
      limits: { budget: 100_000_000 },
      work: { prompt: 'Теперь тесты', continues: 'here22' },
    });
    await expect(it.say(BORIS, '/taskcontinue Go on')).resolves.toContain('None of your tasks');
  });
});

describe('/retry', () => {
  test('asks with what it will do and cost, and not when a yes is said', async () => {
    const it = await bench();
    await it.say(BORIS, '/task --project site Look');
    const first = await it.latest();
    await end(it, first.id);
    const reply = await it.say(BORIS, '/retry');
    const second = await it.latest();
    expect(second).toMatchObject({ retryOf: first.id, retries: 1 });
    expect(second.confirmation).toContain(`Run task ${first.id} again, "Look" on site? It is try 2; the first was ${first.id}.`);
    expect(reply).toBe(`Another try is task \`${second.id}\`, which asks before it starts: ${second.confirmation ?? ''}`);
    await expect(it.say(BORIS, `/retry ${first.id} --budget 0.25 --yes`)).resolves.toMatch(/^It runs again as task/);
    await expect(it.latest()).resolves.toMatchObject({ confirmation: null, limits: { budget: 250_000_000 } });
    await expect(it.say(BORIS, `/retry —yes ${first.id}`)).resolves.toMatch(/^It runs again as task/);
    await expect(it.say(BORIS, `/retry ${first.id} --bugdet 1`)).resolves.toContain('did you mean --budget?');
    await expect(it.say(BORIS, `/retry ${first.id} --budget`)).resolves.toContain('--budget needs a value');
  });

  test('answers with the message that shows how the new task stands', async () => {
    const it = await bench();
    await it.say(BORIS, '/task Look');
    const { id } = await it.latest();
    await end(it, id);
    for (const text of [`/retry ${id}`, `/retry ${id} --yes`]) {
      const reply = await it.reply(BORIS, text);
      expect(reply).toMatchObject({ followTaskId: (await it.latest()).id, followAs: 'status' });
    }
  });

  test('of one that was claimed is refused until it has ended', async () => {
    const it = await bench();
    await it.say(BORIS, '/task Look');
    const { task } = present(await it.ports.taskQueue.claim(lease('w'), it.ports.clock.now()));
    await expect(it.say(BORIS, `/retry ${task.id}`)).resolves.toContain('has not ended yet');
  });
});

describe('/templates', () => {
  test('lists them with where they come from, and shows one with its parameters', async () => {
    const it = await bench();
    const choice = { name: 'level', type: 'choice', description: 'how far', default: 'minor', choices: ['minor', 'major'] } as const;
    it.ports.templates.known.push(
      aTemplate({
        name: 'update',
        parameters: [choice, { name: 'only', type: 'text', description: '', default: null, choices: [] }],
        hides: 'built-in',
      }),
    );
    it.ports.templates.problems.push(
      { file: '/data/templates/a.yaml', line: 1, column: 2, message: 'no' },
      { file: 'templates/b.yaml', line: 3, column: 4, message: 'no' },
    );
    const list = await it.say(BORIS, '/templates');
    expect(list).toContain('- `update` (your own, in place of one that is built in) Looks after the project.');
    expect(list).toContain('templates/b.yaml:3:4: no');
    expect(list).not.toContain('/data/');
    await expect(it.say(ADMIN, '/templates')).resolves.toContain('/data/templates/a.yaml:1:2: no');
    const shown = await it.say(BORIS, '/templates update');
    expect(shown).toContain('- `--level` how far (minor \\| major; if left out: minor)');
    expect(shown).toContain('- `--only` (text; must be given)');
    await expect(it.say(BORIS, '/templates updat')).resolves.toBe('There is no template "updat"; did you mean update?');
  });
});

describe('/projects', () => {
  test('adds a folder, or for admins a repository, and makes it the current one', async () => {
    const it = await bench();
    await expect(it.say(BORIS, '/projects add sites/mine')).resolves.toBe('Project sites-mine is added, and is the current one here.');
    const project = await it.ports.projects.findByName('sites-mine');
    await expect(it.talkOf(BORIS)).resolves.toHaveProperty('projectId', project?.id);
    await expect(it.say(BORIS, '/projects')).resolves.toContain('- sites-mine (current)');
    await expect(it.say(BORIS, '/projects add')).resolves.toContain('/projects add my-folder');
    await expect(it.say(ADMIN, '/projects add https://github.com/owner/Name.git')).resolves.toBe(
      'Проект name добавлен и теперь здесь текущий.',
    );
    expect(it.ports.cloner.cloned).toEqual(['https://github.com/owner/Name.git']);
    await expect(it.say(ADMIN, '/projects add https://github.com/other/name')).resolves.toContain('Проект «name» уже есть');
  });

  test("I7: cloning is an admin's right, over https, without a password in the address", async () => {
    const it = await bench();
    await expect(it.say(BORIS, '/projects add https://github.com/owner/name')).resolves.toContain('Only someone with the role "admin"');
    for (const url of [
      'git@github.com:owner/name.git',
      'http://a.example/b',
      'ext::sh',
      'https://me:secret@a.example/b',
      'https://a.example/',
    ])
      await expect(it.say(ADMIN, `/projects add ${url}`)).resolves.toContain('например https://github.com/owner/name.');
    await expect(it.say(ADMIN, '/projects add https://nowhere.example/x')).resolves.toBe('Не удалось получить репозиторий: нет такого.');
    expect(it.ports.cloner.cloned).toEqual([]);
    await expect(it.ports.projects.findByName('x')).resolves.toBeNull();
  });
});

describe('/verbose', () => {
  test('is kept for the conversation, and says what it means', async () => {
    const it = await bench();
    await expect(it.say(BORIS, '/verbose')).resolves.toContain('you see the final answer alone (0)');
    await expect(it.say(BORIS, '/verbose 2')).resolves.toContain('tools with what they are given (2)');
    await expect(it.talkOf(BORIS)).resolves.toHaveProperty('verbosity', 2);
    await expect(it.say(BORIS, '/verbose 3')).resolves.toBe('"3" is not 0, 1 or 2: `/verbose 1` shows tools by name.');
    await expect(it.talkOf(ANNA)).resolves.toHaveProperty('verbosity', 0);
  });
});
