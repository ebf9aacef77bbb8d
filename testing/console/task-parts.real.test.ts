import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { HAS_CHROMIUM } from './browser.ts';
import { startConsoleWorld } from './console-world.ts';
import type { ConsoleWorld } from './console-world.ts';
import { keepPicture } from './pictures.ts';

const PHONE: BrowserContextOptions = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };
const PLAN = ['Найти файл', 'Починить его и проверить, что стало лучше', 'Рассказать'];
const plan = (...states: readonly string[]) => ({ items: PLAN.map((text, index) => ({ text, state: states[index] ?? 'open' })) });

describe.skipIf(!HAS_CHROMIUM)('what the page of a task shows besides its output', () => {
  let world: ConsoleWorld;
  let page: Page;
  let project: string;

  beforeAll(async () => {
    world = await startConsoleWorld();
    project = join(world.dataDir, 'workspace/garden');
    mkdirSync(project, { recursive: true });
    const git = (...args: readonly string[]) => execFileSync('git', ['-C', project, ...args]);
    git('init', '-q', '-b', 'main');
    git('config', 'user.name', 'Olga');
    git('config', 'user.email', 'olga@example.com');
    writeFileSync(join(project, 'notes.md'), '# Garden\n');
    git('add', '.');
    git('commit', '-q', '-m', 'Begin');
  }, 60_000);
  afterAll(() => world?.close());
  afterEach(async () => {
    await page?.context().close();
    expect(world.complaints()).toEqual([]);
  });

  const overflow = (): Promise<number> =>
    page.evaluate<number>('document.scrollingElement.scrollWidth - document.documentElement.clientWidth');

  async function pictures(name: string): Promise<void> {
    const { pathname } = new URL(page.url());
    await keepPicture(page, name);
    const variants = [
      [`${name}-dark`, { colorScheme: 'dark' }],
      [`${name}-phone`, { ...PHONE, locale: 'ru-RU' }],
      [`${name}-phone-dark`, { ...PHONE, colorScheme: 'dark' }],
    ] as const;
    const first = page;
    for (const [variant, options] of variants) {
      page = await world.open(pathname, options);
      await page.locator('h1').waitFor();
      await page.locator('.facts').first().waitFor();
      const work = page.locator('.task-work, .schedule-work');
      expect((await work.boundingBox())?.height).toBeGreaterThan(16);
      expect(await overflow()).toBe(0);
      await keepPicture(page, variant);
      await page.context().close();
    }
    page = first;
  }

  async function say(text: string): Promise<void> {
    await page.goto(world.program().url);
    await page.getByRole('textbox', { name: 'Message' }).fill(text);
    await page.getByRole('textbox', { name: 'Message' }).press('Enter');
    await page.locator('.reply-by').last().waitFor();
  }

  test('an agent’s work is followed by stage and plan, and its commit is merged where it is seen', async () => {
    page = await world.open('/tasks/new', { viewport: { width: 1280, height: 1300 } });
    await page.getByRole('textbox', { name: 'What is to be done' }).fill('Посади помидоры в notes.md');
    await page.getByRole('combobox', { name: 'Project' }).fill('garden');
    await page.getByRole('button', { name: 'Start the task' }).click();
    (await world.model.question()).callTool('update_plan', plan('done', 'doing'));
    (await world.model.question()).callTool('write_file', { path: 'notes.md', text: '# Garden\n\nTomatoes\n' });
    (await world.model.question()).callTool('run_command', { command: 'grep -c Tomatoes notes.md; exit 3' });
    const last = await world.model.question();
    await page.locator('.plan-item-doing').waitFor();
    await page.locator('.stage', { hasText: 'waiting for the model' }).waitFor();
    await pictures('task-at-work');
    const { pathname } = new URL(page.url());
    await page.getByRole('link', { name: 'Tasks' }).click();
    await page.locator('.task-row', { hasText: 'waiting for the model' }).waitFor();
    await page.getByRole('radio', { name: 'Failed' }).check();
    await page.getByText('No such tasks.').waitFor();
    await page.getByRole('radio', { name: 'Open' }).check();
    await page.locator('.task-row', { hasText: 'waiting for the model' }).waitFor();
    await keepPicture(page, 'tasks-with-stage');
    await page.goto(world.program().url + pathname);
    last.say('Помидоры **посажены**.');
    last.end();
    const work = page.getByRole('region', { name: 'Work in git' });
    await work.locator('.diff-stat', { hasText: 'notes.md' }).waitFor();
    await page.locator('.ran', { hasText: 'exit code 3' }).waitFor();
    await pictures('task-done');
    await work.getByText('Show the changes').click();
    await work.locator('.diff-added', { hasText: '+Tomatoes' }).waitFor();
    await keepPicture(page, 'task-diff');
    await work.getByRole('button', { name: 'Merge' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Merge' }).click();
    await work.getByText('Merged.').waitFor();
    expect(readFileSync(join(project, 'notes.md'), 'utf8')).toContain('Tomatoes');
    await work.getByRole('button', { name: 'Discard' }).click();
    await keepPicture(page, 'discard-dialog');
    await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click();
    await work.getByText('Discarded.').waitFor();
  }, 90_000);

  test('schedules that were made in a conversation are paused, resumed and removed', async () => {
    page = await world.open();
    await say('/task --cron "0 9 * * *" --tz Europe/Berlin Проверь, всё ли работает');
    await page.goto(`${world.program().url}/tasks`);
    await page.getByRole('link', { name: 'Schedules' }).click();
    const card = page.locator('.schedule', { hasText: 'Проверь' });
    await card.getByText('Europe/Berlin').waitFor();
    await pictures('schedules');
    await card.getByRole('button', { name: 'Pause' }).click();
    await card.getByText('Paused').waitFor();
    await card.getByRole('button', { name: 'Resume' }).click();
    await card.getByText('Active').waitFor();
    await card.getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await page.getByText('Nothing is scheduled.').waitFor();
    await page.getByRole('button', { name: 'New schedule' }).click();
    await page.getByRole('radio', { name: /^Command/ }).check();
    await page.getByRole('textbox', { name: 'Command' }).fill('echo Доброе утро');
    await page.getByRole('textbox', { name: 'When' }).fill('whenever');
    await page.getByRole('button', { name: 'Schedule it' }).click();
    await page.getByRole('alert').waitFor();
    await page.getByRole('textbox', { name: 'When' }).fill('30 8 * * 1-5');
    await page.getByRole('textbox', { name: 'Time zone' }).fill('Europe/Berlin');
    await keepPicture(page, 'schedule-form');
    await page.getByRole('button', { name: 'Schedule it' }).click();
    await page.locator('.schedule', { hasText: 'Доброе утро' }).getByText('30 8 * * 1-5').waitFor();
  }, 60_000);
});
