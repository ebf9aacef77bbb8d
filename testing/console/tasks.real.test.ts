import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { HAS_CHROMIUM } from './browser.ts';
import { startConsoleWorld } from './console-world.ts';
import type { ConsoleWorld } from './console-world.ts';
import { keepPicture } from './pictures.ts';

/** As long as for anything else on the page. */
const PATIENT = { timeout: 10_000 };

describe.skipIf(!HAS_CHROMIUM)('tasks in the browser', () => {
  let world: ConsoleWorld;
  let page: Page;

  beforeAll(async () => {
    world = await startConsoleWorld();
  }, 60_000);
  afterAll(() => world?.close());
  afterEach(async () => {
    await page?.context().close();
    expect(world.complaints()).toEqual([]);
  });

  async function runCommand(command: string): Promise<void> {
    await page.getByRole('radio', { name: /^Command/ }).check();
    await page.getByRole('textbox', { name: 'Command' }).fill(command);
    await page.getByRole('button', { name: 'Start the task' }).click();
    await page.getByRole('heading', { name: /^Task / }).waitFor();
  }

  const state = () => page.locator('.facts .task-state');
  const shownNumbers = (): Promise<number[]> =>
    page.locator('.log-line').evaluateAll((lines) => lines.map((line) => Number(line.getAttribute('data-number'))));
  const text = (): Promise<string[]> => page.locator('.log-line-text .log-text').allInnerTexts();
  const scrollTop = (): Promise<number> => page.locator('.log-lines').evaluate((box) => box.scrollTop);

  /** The whole output, as it is saved. */
  async function savedLines(): Promise<string[]> {
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save' }).click();
    return (await readFile(await (await saving).path(), 'utf8')).trimEnd().split('\n');
  }

  test('a command task runs from the form to its end, and its kinds of lines are told apart in words', async () => {
    page = await world.open('/tasks');
    await page.getByText('No tasks yet.').waitFor();
    await keepPicture(page, 'tasks-empty');
    await page.getByRole('link', { name: 'New task' }).click();
    await keepPicture(page, 'task-form');
    await page.getByRole('button', { name: 'Start the task' }).click();
    await page.getByText('Say what is to be done.').waitFor();
    await runCommand('echo Привет; echo broken >&2; printf "10%%\\r100%%\\n"; exit 3');
    await state().getByText('Failed').waitFor();
    await page.getByText('End of the output').waitFor();
    expect(await text()).toEqual(['Привет', '100%']);
    expect(await page.locator('.log-line-stderr').innerText()).toContain('error');
    expect(await page.locator('.log-line-stderr .log-text').innerText()).toBe('broken');
    await page.locator('.fact', { hasText: 'Exit code' }).getByText('3').waitFor();
    await keepPicture(page, 'task-failed');
  });

  test('I5: the log goes on after the server was killed and started again, without a gap or a double', async () => {
    page = await world.open('/tasks/new');
    await runCommand('for i in $(seq 1 400); do echo "line $i"; sleep 0.02; done');
    await page.getByText('line 20', { exact: true }).waitFor();
    await world.kill();
    await world.start();
    await state()
      .getByText(/Failed|Succeeded/)
      .waitFor({ timeout: 30_000 });
    await page.getByText('End of the output').waitFor();
    const printed = (await savedLines()).filter((line) => line.startsWith('line '));
    expect(printed.length).toBeGreaterThan(20);
    expect(printed).toEqual(printed.map((_, index) => `line ${index + 1}`));
    await keepPicture(page, 'task-interrupted');
  }, 60_000);

  test('the log follows its end, stays where it is when scrolled up, and says how much is new', async () => {
    page = await world.open('/tasks/new');
    await runCommand('i=0; while :; do i=$((i+1)); echo "line $i"; [ $i -gt 100 ] && sleep 0.02; done');
    await page.getByText('line 120', { exact: true }).waitFor();
    await state().getByText('Running').waitFor();
    await keepPicture(page, 'task-running');
    const box = page.locator('.log-lines');
    await box.hover();
    await page.mouse.wheel(0, -1_200);
    const fresh = page.getByRole('button', { name: /new lines?$/ });
    await fresh.waitFor();
    const unseen = async () => Number.parseInt(await fresh.innerText(), 10);
    const before = { top: await scrollTop(), unseen: await unseen() };
    await expect.poll(unseen, PATIENT).toBeGreaterThan(before.unseen + 40);
    expect(await scrollTop()).toBe(before.top);
    await keepPicture(page, 'log-scrolled-up');
    await fresh.click();
    await fresh.waitFor({ state: 'detached' });
    await expect.poll(() => box.evaluate((b) => b.scrollHeight - b.scrollTop - b.clientHeight), PATIENT).toBeLessThan(60);
    await page.getByRole('button', { name: 'Pause' }).click();
    await fresh.waitFor();
    await page.getByRole('button', { name: 'Follow' }).click();
    await fresh.waitFor({ state: 'detached' });

    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await page.getByRole('dialog', { name: 'Stop this task?' }).waitFor();
    await keepPicture(page, 'stop-dialog');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Stop', exact: true }).click();
    await state().getByText('Stopped').waitFor();
    await page.getByRole('button', { name: 'Run again' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Run again' }).click();
    await page.getByText('an earlier task').waitFor();
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Stop', exact: true }).click();
    await state().getByText('Stopped').waitFor();
  }, 60_000);

  test('of 100,000 lines only those in view are drawn; any of them is reached, found, and saved', async () => {
    page = await world.open('/tasks/new');
    await runCommand('printf "\\033[31mred\\033[0m first\\n"; seq 2 100000');
    await state().getByText('Succeeded').waitFor({ timeout: 40_000 });
    await page.reload();
    await page.getByText('100000', { exact: true }).last().waitFor();
    const last = Math.max(...(await shownNumbers()));
    expect(last).toBeGreaterThanOrEqual(100_000);
    await keepPicture(page, 'log-long');
    await page.locator('.log-lines').press('Home');
    await page.locator('.log-line .ansi-red', { hasText: 'red' }).waitFor();
    expect((await shownNumbers())[0]).toBe(1);
    await page.locator('h1').click();
    await page.keyboard.press('/');
    await page.keyboard.type('7777');
    await expect.poll(() => page.locator('.log-search .log-found').innerText(), { timeout: 30_000 }).toBe('0 of 19');
    await page.keyboard.press('Enter');
    await page.locator('.log-line-current', { hasText: '7777' }).waitFor();
    await page.keyboard.press('Shift+Enter');
    await page.locator('.log-line-current', { hasText: '97777' }).waitFor();
    await keepPicture(page, 'log-found');
    expect((await shownNumbers()).length).toBeLessThan(250);
    const lines = await savedLines();
    expect([lines[2], lines[100_001]]).toEqual(['red first', '100000']);
  }, 120_000);

  test('the list shows states as they change', async () => {
    page = await world.open('/tasks/new');
    await runCommand('sleep 3');
    await page.getByRole('link', { name: 'Tasks', exact: true }).click();
    const row = page.locator('.task-row', { hasText: 'sleep 3' });
    await row.locator('.task-state-running').waitFor();
    await row.getByText('running a command').waitFor();
    await keepPicture(page, 'tasks');
    await row.getByText('Succeeded').waitFor();
  });

  test('an agent’s task shows its stages and tools, and its closing words', async () => {
    page = await world.open('/tasks/new');
    await page.getByRole('textbox', { name: 'What is to be done' }).fill('Напиши файл hello.txt');
    await page.getByRole('textbox', { name: 'Budget, US dollars' }).fill('0,50');
    await page.getByRole('button', { name: 'Start the task' }).click();
    const first = await world.model.question();
    first.say('I will write the file.');
    first.callTool('write_file', { path: 'hello.txt', text: 'Hello' });
    const second = await world.model.question();
    second.say('The file **hello.txt** is written.');
    second.end();
    await state().getByText('Succeeded').waitFor();
    await page.getByRole('region', { name: 'Result' }).getByText('hello.txt').waitFor();
    await page.getByText('End of the output').waitFor();
    await keepPicture(page, 'agent-task');
    expect(await page.locator('.log-line-tool').count()).toBeGreaterThan(0);
    await page.locator('.fact', { hasText: 'of $0.50' }).waitFor();
  });
});
