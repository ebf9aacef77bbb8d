import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';

import type { Person } from '../../domain/access/person.ts';
import { aFact, ofPerson } from '../../domain/testing/a-fact.ts';
import { present } from '../../domain/testing/contracts/world.ts';
import { uuid } from '../../domain/testing/fixtures.ts';
import { ensureConsole } from '../../web/build.ts';
import { startApi } from '../api/api-world.ts';
import type { ApiWorld } from '../api/api-world.ts';
import { HAS_CHROMIUM, launchChromium } from './browser.ts';
import { keepPicture } from './pictures.ts';

describe.skipIf(!HAS_CHROMIUM)('memory in the console', () => {
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

  async function openAs(person: Person): Promise<Page> {
    const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    await page.goto(`${api.url}/login?code=${await api.useCases.login.makeCode(person.id)}`);
    return page;
  }

  async function keep(person: Person, number: number, text: string, change = {}): Promise<void> {
    const createdAt = new Date(Date.UTC(2026, 0, number));
    await api.ports.memory.keep(aFact({ id: uuid(300 + number), scope: ofPerson(person.id), text, createdAt, ...change }));
  }

  test('is listed with where it comes from and what was before, searched, and forgotten after a yes, by keys alone', async () => {
    const { olga } = api.people;
    const home = { predicate: 'home', speakerId: olga.id };
    await keep(olga, 1, 'Lives in Oslo', { ...home, value: 'Oslo' });
    await keep(olga, 2, 'Lives in Bergen', { ...home, value: 'Bergen' });
    await keep(olga, 3, 'Likes tea');
    const page = await openAs(olga);
    await page.getByRole('link', { name: 'Memory' }).click();
    const cards = page.getByRole('article');
    await cards.filter({ hasText: 'Likes tea' }).waitFor();
    const bergen = cards.filter({ hasText: 'Lives in Bergen' });
    await bergen.getByText('Where it comes from').click();
    await bergen.getByText(/Lives in Oslo \(until/).waitFor();
    await keepPicture(page, 'memory');
    await page.getByLabel('Search').fill('TEA');
    await bergen.waitFor({ state: 'detached' });
    await page.getByLabel('Search').fill('nothing like it');
    await page.getByText('Nothing has these words in it.').waitFor();
    await page.getByLabel('Search').fill('');
    await bergen.waitFor();
    await page.getByRole('textbox', { name: 'Something to remember' }).fill('Plays chess');
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText('Remembered.').waitFor();
    await page.getByRole('button', { name: 'Forget: Likes tea' }).press('Enter');
    await page.getByRole('dialog', { name: 'Forget this for good?' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await api.ports.memory.get(ofPerson(olga.id), uuid(303))).not.toBeNull();
    await page.getByRole('button', { name: 'Forget: Likes tea' }).press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: 'Forget' }).press('Enter');
    await page.getByRole('status').getByText('Forgotten.').waitFor();
    await cards.filter({ hasText: 'Likes tea' }).waitFor({ state: 'detached' });
    expect(await api.ports.memory.get(ofPerson(olga.id), uuid(303))).toBeNull();
    await page.context().close();
  });

  test('is taken along as a file, then forgotten as a whole, and says that there is nothing', async () => {
    const { boris, anna } = api.people;
    await keep(boris, 11, 'Secret of Boris');
    await keep(anna, 12, 'Секрет Анны');
    const page = await openAs(boris);
    await page.getByRole('link', { name: /^(Memory|Память)$/ }).click();
    await page.getByText('Secret of Boris', { exact: true }).waitFor();
    expect(await page.getByText('Секрет').count()).toBe(0);
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: /JSON/ }).click();
    const path = present(await (await downloading).path());
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ facts: [{ text: 'Secret of Boris' }] });
    await page.getByRole('button', { name: /^(Forget everything|Забыть всё)$/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await keepPicture(page, 'forget-everything');
    await dialog.getByRole('button', { name: /^(Forget everything|Забыть всё)$/ }).click();
    await page.getByText(/^(Nothing is remembered\.|Ничего не запомнено\.)$/).waitFor();
    expect(await api.ports.memory.get(ofPerson(boris.id), uuid(311))).toBeNull();
    expect(await api.ports.memory.get(ofPerson(anna.id), uuid(312))).not.toBeNull();
    await page.context().close();
  });

  test('a member reads it in Russian', async () => {
    const page = await openAs(api.people.anna);
    await page.getByRole('link', { name: 'Память' }).click();
    await page.getByText('Секрет Анны', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Забыть: Секрет Анны' }).waitFor();
    await page.context().close();
  });
});
