import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import type { Person } from '../../domain/access/person.ts';
import { NOON, uuid } from '../../domain/testing/fixtures.ts';
import { ensureConsole } from '../../web/build.ts';
import { startApi } from '../api/api-world.ts';
import type { ApiWorld } from '../api/api-world.ts';
import { HAS_CHROMIUM, launchChromium } from './browser.ts';
import { keepPicture } from './pictures.ts';

describe.skipIf(!HAS_CHROMIUM)('what different people see', () => {
  let api: ApiWorld;
  let browser: Browser;

  beforeAll(async () => {
    const staticDir = await ensureConsole({ logger: { info: () => undefined } });
    api = await startApi({ staticDir });
    browser = await launchChromium();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await api?.close();
  });

  async function openAs(person: Person, path = '/'): Promise<Page> {
    const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    await page.goto(`${api.url}/login?code=${await api.useCases.login.makeCode(person.id)}`);
    if (path !== '/') await page.goto(api.url + path);
    return page;
  }

  async function askFor(id: string, action: string): Promise<void> {
    const { task } = await api.runningTask(api.people.anna);
    await api.ports.approvals.request({
      id,
      taskId: task.id,
      step: 1,
      action,
      approver: 'owner',
      requestedAt: NOON,
      expiresAt: new Date(NOON.getTime() + 3_600_000),
      decision: null,
      decidedBy: null,
      decidedAt: null,
    });
  }

  test('the owner sees what waits for a yes wherever they are, reads it word for word, and decides once', async () => {
    await askFor('first22', 'rm -rf build && npm run build');
    await askFor('second2', 'curl https://example.org');
    const page = await openAs(api.people.olga);
    await page.getByText('2 wait', { exact: true }).waitFor({ state: 'attached' });
    await page.getByRole('link', { name: /^Approvals/ }).click();
    const first = page.getByRole('article').filter({ hasText: 'rm -rf build && npm run build' });
    await first.waitFor();
    await keepPicture(page, 'approvals');
    await page.setViewportSize({ width: 360, height: 740 });
    await page.getByRole('link', { name: /^Approvals/ }).waitFor();
    await keepPicture(page, 'phone-approvals');
    await page.setViewportSize({ width: 1280, height: 800 });
    await first.getByRole('button', { name: 'Approve' }).click();
    await first.waitFor({ state: 'detached' });
    expect((await api.ports.approvals.get('first22'))?.decision).toBe('approved');
    await page.getByRole('article').getByRole('button', { name: 'Deny' }).click();
    await page.getByText('Nothing waits for a yes.').waitFor();
    expect((await api.ports.approvals.get('second2'))?.decision).toBe('denied');
    await page.context().close();
  });

  test('a request that somebody else decided meanwhile is told as such, and goes', async () => {
    await askFor('third22', 'git push');
    const page = await openAs(api.people.olga, '/approvals');
    await page.getByText('git push').waitFor();
    await api.ports.approvals.decide('third22', 'denied', api.people.olga.id, NOON);
    await page.getByRole('button', { name: 'Approve' }).click();
    await page.getByText('This was already denied.').waitFor();
    await page.getByText('Nothing waits for a yes.').waitFor();
    await page.context().close();
  });

  test('a member is spoken to in their language, and sees nothing that waits for the owner', async () => {
    const page = await openAs(api.people.anna, '/tasks');
    await page.getByRole('heading', { name: 'Задачи' }).waitFor();
    await keepPicture(page, 'russian-tasks');
    expect(await page.locator('html').getAttribute('lang')).toBe('ru');
    await askFor('fourth2', 'rm -rf build');
    await page.getByRole('link', { name: 'Новая беседа' }).click();
    await page.getByText('Чем помочь?').waitFor();
    await page.goto(`${api.url}/approvals`);
    await page.getByRole('link', { name: 'Одобрения' }).waitFor();
    await page.getByText('Ничто не ждёт согласия.').waitFor();
    await api.ports.approvals.decide('fourth2', 'denied', api.people.olga.id, NOON);
    await page.context().close();
  });

  test('somebody else’s task is as unknown as one that there is not', async () => {
    const { task } = await api.runningTask(api.people.olga, { projectId: uuid(9_999) });
    const page = await openAs(api.people.anna, `/tasks/${task.id}`);
    await page.getByText('Здесь ничего нет.').waitFor();
    await page.goto(`${api.url}/tasks/nosuch22`);
    await page.getByText('Здесь ничего нет.').waitFor();
    await page.context().close();
  });

  test('before the first login the browser’s own language is spoken', async () => {
    const context = await browser.newContext({ locale: 'ru-RU' });
    const page = await context.newPage();
    await page.goto(api.url);
    await page.getByRole('heading', { name: 'Вход' }).waitFor();
    await keepPicture(page, 'russian-login');
    await context.close();
  });
});
