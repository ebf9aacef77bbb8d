import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { HAS_CHROMIUM } from './browser.ts';
import { startConsoleWorld } from './console-world.ts';
import type { ConsoleWorld } from './console-world.ts';
import { keepPicture } from './pictures.ts';

const PHONE: BrowserContextOptions = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };
const LONG_WORD = 'оченьдлинноесловобезпробелов'.repeat(8);
const ANSWER = `A reply with \`${LONG_WORD}\` in it.\n\n| one | two | three | four |\n| --- | --- | --- | --- |\n| ${'cell '.repeat(12)} | b | c | d |\n\n\`\`\`\n${'long line '.repeat(20)}\n\`\`\`\n`;

/** As long as for anything else on the page. */
const PATIENT = { timeout: 10_000 };
/** More links than a page has before what is looked for. */
const MOST_LINKS = 20;

describe.skipIf(!HAS_CHROMIUM)('the page of the console', () => {
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

  async function converse(text: string, reply: string): Promise<void> {
    await page.getByRole('textbox', { name: /Message|Сообщение/ }).fill(text);
    await page.getByRole('button', { name: /Send|Отправить/ }).click();
    const question = await world.model.question();
    question.say(reply);
    question.end();
    await page.locator('.reply-by').last().waitFor();
  }

  const overflow = (): Promise<number> =>
    page.evaluate<number>('document.scrollingElement.scrollWidth - document.documentElement.clientWidth');

  test('without a session it says how to log in, and goes on by itself when that was done in another tab', async () => {
    page = await world.openUnknown('/tasks');
    await page.getByRole('heading', { name: 'Log in' }).waitFor();
    await page.getByText('npx parley login').waitFor();
    await keepPicture(page, 'login');
    const other = await page.context().newPage();
    await world.logIn(other);
    await page.bringToFront();
    await page.getByRole('button', { name: 'I have opened the link' }).click();
    await page.getByRole('heading', { name: 'Tasks' }).waitFor();
    await page.getByRole('button', { name: 'Log out' }).click();
    await page.getByRole('heading', { name: 'Log in' }).waitFor();
  });

  test('a session that is revoked while it is used ends at the login', async () => {
    page = await world.open();
    await converse('Hello', 'Hi.');
    const cookies = await page.context().cookies();
    const other = await page.context().browser()?.newContext();
    await other?.addCookies(cookies);
    const answer = await other?.request.post(`${world.program().url}/logout`, { headers: { origin: world.program().url } });
    expect(answer?.status()).toBe(204);
    await other?.close();
    await page.getByRole('heading', { name: 'Log in' }).waitFor();
  });

  test('on a phone nothing scrolls sideways, and the menu opens over the page', async () => {
    page = await world.open('/', { ...PHONE, locale: 'ru-RU' });
    await keepPicture(page, 'phone-new');
    await converse(`Что такое ${LONG_WORD}?`, ANSWER);
    expect(await overflow()).toBe(0);
    await keepPicture(page, 'phone-conversation');
    await page.getByRole('button', { name: /Menu|Меню/ }).click();
    await page.getByRole('dialog').waitFor();
    await keepPicture(page, 'phone-menu');
    await page
      .getByRole('dialog')
      .getByRole('link', { name: /Tasks|Задачи/ })
      .click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('link', { name: /New task|Новая задача/ }).click();
    await keepPicture(page, 'phone-task-form');
    expect(await overflow()).toBe(0);
    await page.getByRole('radio').nth(1).check();
    await page.locator('textarea').fill(`echo ${LONG_WORD}; echo oops >&2; for i in 1 2 3; do echo "line $i"; done`);
    await page.locator('button[type=submit]').click();
    await page.locator('.task-state-succeeded').waitFor();
    await page.locator('.log-line-stderr').waitFor();
    expect(await overflow()).toBe(0);
    await keepPicture(page, 'phone-task');
    await page.goto(`${world.program().url}/tasks`);
    await page.locator('.task-row').first().waitFor();
    expect(await overflow()).toBe(0);
    await keepPicture(page, 'phone-tasks');
    await page.goto(`${world.program().url}/approvals`);
    await page.locator('.empty-state').waitFor();
    expect(await overflow()).toBe(0);
  }, 60_000);

  async function pressUntil(key: string, isThere: () => Promise<boolean>): Promise<void> {
    for (let presses = 1; presses <= MOST_LINKS; presses += 1) {
      await page.keyboard.press(key);
      if (await isThere()) return;
    }
    throw new Error(`${key} does not lead there.`);
  }

  test('everything can be done with the keyboard alone', async () => {
    page = await world.open();
    await page.getByRole('textbox', { name: 'Message' }).waitFor();
    await expect.poll(() => page.evaluate<string>('document.activeElement.tagName'), PATIENT).toBe('TEXTAREA');
    await page.keyboard.type('By keyboard');
    await page.keyboard.press('Enter');
    const question = await world.model.question();
    question.say('Good.');
    question.end();
    await page.locator('.reply-by').waitFor();
    const focused = () =>
      page.evaluate<string>('document.activeElement.innerText || document.activeElement.ariaLabel || document.activeElement.tagName');

    await page.goto(`${world.program().url}/approvals`);
    await page.locator('.conversation-link').first().waitFor();
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Skip to the content');
    await keepPicture(page, 'keyboard-skip');
    await page.keyboard.press('Tab');
    expect(await focused()).toContain('Commands');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('New conversation');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Tasks');
    await pressUntil('Tab', async () => (await focused()).includes('By keyboard'));
    await page.keyboard.press('ArrowDown');
    expect(await focused()).not.toContain('By keyboard');
    await page.keyboard.press('Home');
    expect(await focused()).toContain('By keyboard');
    await pressUntil('Shift+Tab', async () => (await focused()) === 'Tasks');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Tasks' }).waitFor();
    await page.getByRole('link', { name: 'New task' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'New task' }).waitFor();
    await page.getByRole('radio', { name: /^Agent/ }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await page.keyboard.type('sleep 30');
    await page.keyboard.press('Control+Enter');
    await page.locator('.task-state-running').first().waitFor();
    await page.getByRole('button', { name: 'Stop', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    expect(await focused()).toBe('Let it run');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Stop');
    await page.keyboard.press('Enter');
    await page.locator('.task-state-stopped').waitFor();
  }, 60_000);

  test('a light and a dark room have their own colours', async () => {
    page = await world.open('/', { colorScheme: 'dark' });
    const dark = await page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
    await converse('In the dark', ANSWER);
    await keepPicture(page, 'dark-conversation');
    await page.goto(`${world.program().url}/tasks/new`);
    await page.locator('form').waitFor();
    await keepPicture(page, 'dark-task-form');
    await page.getByRole('radio').nth(1).check();
    await page.locator('textarea').fill('echo one; echo two >&2; false');
    await page.locator('button[type=submit]').click();
    await page.locator('.task-state-failed').waitFor();
    await page.getByText('End of the output').waitFor();
    await keepPicture(page, 'dark-task');
    await page.emulateMedia({ colorScheme: 'light' });
    expect(await page.evaluate<string>('getComputedStyle(document.body).backgroundColor')).not.toBe(dark);
  }, 60_000);
});
