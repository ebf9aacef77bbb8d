import { describe, expect, test } from 'vitest';

import { InvalidInputError, UnknownIdError } from '../errors.ts';
import type { PastTask } from '../ports/task-history.ts';
import { present } from '../testing/contracts/world.ts';
import { ANNA, as, BORIS, OWNER } from '../testing/domain-world.ts';
import { aTask, uuid } from '../testing/fixtures.ts';
import { aTemplate } from '../testing/in-memory-templates.ts';
import { makeWholeWorld, TASK_SETTINGS } from '../testing/whole-world.ts';
import { makeForecastNewTask } from './submit/forecast-new-task.ts';
import { makePlanTask } from './plan-task.ts';
import type { NewTask } from './new-task.ts';
import type { TaskDependency } from './task-dependency.ts';
import { makeFindTask } from './watch-tasks.ts';

const PROMPT: NewTask = {
  project: 'demo',
  prompt: 'Look',
  command: null,
  budgetUsd: null,
  conversationId: null,
  model: null,
  key: null,
};
const TOO_MANY = Array.from({ length: 21 }, (_, at): TaskDependency => ({ taskId: `t${at}`, when: 'success' }));
const FROM_TEMPLATE: NewTask = { ...PROMPT, prompt: null, template: 'daily' };

async function world(past: readonly PastTask[] = []) {
  const ports = await makeWholeWorld();
  const taskHistory = { alike: async () => past };
  const { projects } = ports.useCases;
  const deps = {
    ...ports,
    taskHistory,
    projects,
    findTask: makeFindTask(ports),
    settings: TASK_SETTINGS,
    catalogue: ports.models.catalogue,
  };
  return { ports, deps, plan: makePlanTask(deps), forecast: makeForecastNewTask(deps) };
}

describe('what a new task is to be', () => {
  test('has the limits, the branch and the dependencies that were asked for', async () => {
    const { ports, plan } = await world();
    await ports.tasks.add(aTask({ id: 'before' }));
    const after = [
      { taskId: 'before', when: 'failure' },
      { taskId: 'before', when: 'success' },
    ] as const;
    await expect(
      plan(as(ANNA), { ...PROMPT, steps: 7, wallMs: 90_000, idleMs: 60_000, budgetUsd: 0.5, branch: 'main', after }),
    ).resolves.toMatchObject({
      limits: { budget: 500_000_000, steps: 7, wallMs: 90_000, idleMs: 60_000 },
      branch: 'main',
      after: [{ taskId: 'before', when: 'failure' }],
      confirmation: null,
    });
  });

  test('starts from a branch that there is, as far as it can be known before', async () => {
    const { ports, deps } = await world();
    const asked: string[] = [];
    const message = { en: 'There is no branch "mian".', ru: 'Ветки «mian» нет.' };
    const check = async (folder: string, from: string) => {
      asked.push(`${from} in ${folder}`);
      return { kind: 'refused', message } as const;
    };
    const plan = makePlanTask({ ...deps, branches: { ...present(deps.branches), check } });
    const wanted = { ...PROMPT, branch: 'mian' };
    await expect(plan(as(ANNA), wanted)).rejects.toThrow(new InvalidInputError('branch', 'Ветки «mian» нет.'));
    expect(asked).toEqual(['mian in /workspace/demo']);
    await ports.tasks.add(aTask({ id: 'before' }));
    await expect(plan(as(ANNA), { ...wanted, after: [{ taskId: 'before', when: 'success' }] })).resolves.toMatchObject({ branch: 'mian' });
    await expect(plan(as(ANNA), wanted, true)).resolves.toMatchObject({ branch: 'mian' });
    await expect(makePlanTask({ ...deps, branches: null })(as(ANNA), wanted)).rejects.toThrow('bubblewrap');
  });

  test('takes prompt, budget and tools from its template, and keeps what it was filled with', async () => {
    const { ports, plan } = await world();
    const depth = { name: 'depth', type: 'number', description: '', default: '3', choices: [] } as const;
    ports.templates.known.push(aTemplate({ parameters: [depth], prompt: 'Look {{depth}} deep.', budgetUsd: 0.25, tools: ['read_file'] }));
    await expect(plan(as(ANNA), { ...FROM_TEMPLATE, prompt: 'И быстро' })).resolves.toMatchObject({
      work: {
        prompt: 'Look 3 deep.\n\nИ быстро',
        template: { name: 'daily', parameters: { depth: '3' }, tools: ['read_file'] },
      },
      limits: { budget: 250_000_000 },
    });
    await expect(plan(as(ANNA), { ...FROM_TEMPLATE, parameters: { depth: '7' }, budgetUsd: 1 })).resolves.toMatchObject({
      work: { prompt: 'Look 7 deep.' },
      limits: { budget: 1_000_000_000 },
    });
  });

  test("finds the project's own templates, and makes no project to look for them", async () => {
    const { ports, plan } = await world();
    ports.templates.ofFolder.set('/workspace/demo', [aTemplate({ prompt: 'Of the project.' })]);
    await expect(plan(as(ANNA), FROM_TEMPLATE)).resolves.toMatchObject({ work: { prompt: 'Of the project.' } });
    await expect(plan(as(ANNA), { ...FROM_TEMPLATE, project: 'new/one' })).rejects.toThrow(InvalidInputError);
    await expect(ports.projects.findByName('new-one')).resolves.toBeNull();
  });

  test('goes on with an ended task on its project', async () => {
    const { ports, plan } = await world();
    const work = { kind: 'prompt', prompt: 'x', model: null, template: null, continues: null } as const;
    await ports.tasks.add(aTask({ id: 'first2', work }));
    await ports.tasks.stop('first2', { code: 'x', message: 'x' }, ports.clock.now());
    await expect(plan(as(ANNA), { ...PROMPT, project: null, continues: 'first2' })).resolves.toMatchObject({
      projectId: uuid(20),
      work: { prompt: 'Look', continues: 'first2' },
    });
  });

  test.each<[Partial<NewTask>, string, string | RegExp]>([
    [{ prompt: null }, 'prompt', 'Задаче нужно что-то одно: запрос для агента или команда.'],
    [{ template: 'daily', command: 'make' }, 'prompt', 'Задаче нужно что-то одно: запрос для агента или команда.'],
    [{ prompt: ' ' }, 'prompt', 'Запрос пуст: скажите, что сделать, например «Объясни этот проект».'],
    [{ prompt: null, command: '\n' }, 'command', 'Команда пуста: скажите, что выполнить, например «npm test».'],
    [{ template: 'dayly' }, 'template', 'Шаблона «dayly» нет; может быть, daily?'],
    [{ template: 'something' }, 'template', 'Шаблона «something» нет: есть daily.'],
    [{ template: 'broken' }, 'template', 'Шаблон «broken» использовать нельзя: templates/broken.yaml:3:5: no'],
    [{ template: 'daily', parameters: { depth: '1' } }, 'parameters', 'У шаблона daily нет параметра «depth»; параметров у него нет.'],
    [{ parameters: { depth: '1' } }, 'parameters', 'К --parameters нужен ещё --template code-review.'],
    [{ after: [{ taskId: 'nothing', when: 'success' }] }, 'after', /^after: задачи «nothing», доступной вам, нет; .*--after k7m2p9qa\.$/],
    [{ after: [{ taskId: 'boriss', when: 'success' }] }, 'after', /^after: задачи «boriss», доступной вам, нет/],
    [{ after: TOO_MANY }, 'after', /не больше 20 других/],
    [{ steps: 0 }, 'steps', 'steps: указано «0», можно: целое число от 1 до 10000, например --steps 50.'],
    [{ budgetUsd: 1_001 }, 'budgetUsd', /^budget: указано «1001», можно: доллары США от 0 до 1000, например --budget 0.50\.$/],
    [{ branch: '--upload-pack=x' }, 'branch', /^branch: указано/],
    [{ continues: 'nothing' }, 'continues', 'Задачи «nothing», которую можно продолжить, нет.'],
    [{ continues: 'queued' }, 'continues', /ещё не закончена/],
    [{ continues: 'command' }, 'continues', 'Задача command выполняла команду, продолжать в ней нечего.'],
    [{ continues: 'done22', project: 'other' }, 'project', 'Задача done22 работала в другом проекте: не указывайте --project.'],
    [{ continues: 'done22', prompt: null, command: 'make', project: null }, 'continues', /^Укажите что-то одно/],
  ])('%j is refused in one sentence before anything is made', async (change, field, message) => {
    const { ports, plan, forecast } = await world();
    ports.templates.known.push(aTemplate());
    ports.templates.problems.push({ file: 'templates/broken.yaml', line: 3, column: 5, message: 'no' });
    const work = { kind: 'prompt', prompt: 'x', model: null, template: null, continues: null } as const;
    await ports.tasks.add(aTask({ id: 'queued', work }));
    await ports.tasks.add(aTask({ id: 'done22', work }));
    await ports.tasks.add(aTask({ id: 'command' }));
    await ports.projects.add({
      id: uuid(21),
      name: 'theirs',
      folder: '/workspace/theirs',
      addedBy: BORIS.id,
      createdAt: ports.clock.now(),
    });
    await ports.tasks.add(aTask({ id: 'boriss', projectId: uuid(21), personId: BORIS.id }));
    for (const id of ['done22', 'command']) await ports.tasks.stop(id, { code: 'x', message: 'x' }, ports.clock.now());
    const before = await ports.projects.list('everybody');
    for (const ask of [plan, forecast]) {
      const refusal = await ask(as(ANNA), { ...PROMPT, project: 'fresh', ...change }).catch((error: unknown) => error);
      expect(refusal).toMatchObject({ field, message: typeof message === 'string' ? message : expect.stringMatching(message) });
      expect(refusal).toBeInstanceOf(InvalidInputError);
    }
    await expect(ports.projects.list('everybody')).resolves.toEqual(before);
  });
});

const PAST = Array.from({ length: 10 }, (_, at) => ({ promptLength: 4, spent: (at + 1) * 100_000_000, milliseconds: (at + 1) * 60_000 }));

describe('what a new task would cost', () => {
  test('is told by what others took, and asked about above the configured amount', async () => {
    const dear = PAST.map((each) => ({ ...each, spent: each.spent * 10 }));
    const { ports, plan, forecast } = await world(dear);
    const input = { ...PROMPT, budgetUsd: 20 };
    const { text, question, isAsked } = await forecast(as(OWNER), input);
    expect(text).toBe(
      'Из похожих законченных задач (10) половине хватило $5.00 и 5 мин, девяти из десяти — $9.00 и 9 мин; дороже $20.00 она стать не может.',
    );
    expect(question).toBe(`Начать «Look» в проекте demo? ${text}`);
    expect(isAsked).toBe(true);
    await expect(plan(as(OWNER), input)).resolves.toHaveProperty('confirmation', question);
    await expect(plan(as(OWNER), { ...input, isConfirmed: true })).resolves.toHaveProperty('confirmation', null);
    await expect(ports.tasks.list('everybody', { limit: 1, after: null })).resolves.toMatchObject({ items: [] });
  });

  test('is not asked about when others like it were cheap, whatever the budget', async () => {
    const { forecast } = await world(PAST);
    await expect(forecast(as(ANNA), { ...PROMPT, budgetUsd: 100 })).resolves.toMatchObject({ isAsked: false });
  });

  test('is its budget when there is too little history, and nothing for a command', async () => {
    const { forecast } = await world(PAST.slice(0, 4));
    await expect(forecast(as(ANNA), { ...PROMPT, budgetUsd: 6 })).resolves.toMatchObject({
      isAsked: true,
      text: 'Для оценки слишком мало истории (похожих законченных задач: 4); дороже $6.00 она стать не может.',
    });
    const command = { ...PROMPT, prompt: null, command: 'make', budgetUsd: 6 };
    await expect(forecast(as(ANNA), command)).resolves.toMatchObject({ isAsked: false, text: 'Это ничего не стоит.' });
  });

  test("I7: is told only to whom a task may belong, and of nobody else's project", async () => {
    const { forecast } = await world(PAST);
    await expect(forecast(null, PROMPT)).rejects.toThrow();
    await expect(forecast(as(BORIS), PROMPT)).resolves.toMatchObject({ estimate: { count: 0 } });
    await expect(forecast(as(ANNA), { ...PROMPT, after: [{ taskId: 'x', when: 'always' }] })).rejects.not.toBeInstanceOf(UnknownIdError);
  });
});
