import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { HAS_CHROMIUM } from './browser.ts';
import { startConsoleWorld } from './console-world.ts';
import type { ConsoleWorld } from './console-world.ts';
import { keepPicture } from './pictures.ts';

const ANSWER = [
  'Вот что нашлось. ',
  'A table and some **code**:\n\n',
  '| name | size |\n| --- | --- |\n| one | 1 |\n\n',
  '```ts\nconst answer = 42;\n```\n\n',
  'An <img src=x onerror=alert(1)> is only text, and [a link](javascript:alert(1)) goes nowhere.',
];

describe.skipIf(!HAS_CHROMIUM)('a conversation in the browser', () => {
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

  const composer = () => page.getByRole('textbox', { name: 'Message' });

  async function say(text: string): Promise<void> {
    await composer().fill(text);
    await composer().press('Enter');
  }

  test('a reply appears as it is made, ends with who answered, and takes feedback that outlives a reload', async () => {
    page = await world.open();
    await keepPicture(page, 'new-conversation');
    await say('What is the answer?');
    const question = await world.model.question();
    await page.getByText('Parley is answering…').first().waitFor();
    question.say(ANSWER[0] ?? '');
    await page.locator('.reply-growing', { hasText: 'Вот что нашлось.' }).waitFor();
    for (const piece of ANSWER.slice(1)) question.say(piece);
    await page.locator('.reply-growing .code-block').waitFor();
    await keepPicture(page, 'reply-growing');
    question.end();
    await page.locator('.reply-by').waitFor();
    expect(await page.locator('.reply-by').innerText()).toMatch(/openai\/.+ · \$0.* · \d+(\.\d)? s/);
    expect(await page.locator('.markdown td').allInnerTexts()).toEqual(['one', '1']);
    expect(await page.locator('.markdown img').count()).toBe(0);
    expect(await page.getByRole('link', { name: 'a link' }).getAttribute('href')).not.toContain('javascript');
    await keepPicture(page, 'reply-whole');

    const given = page.waitForResponse((response) => response.request().postData()?.includes('GiveFeedback') === true);
    await page.getByRole('button', { name: 'It helped' }).click();
    await page.locator('[aria-pressed="true"]').waitFor();
    await given;
    await page.reload();
    await page.getByRole('button', { name: 'It helped', pressed: true }).waitFor();
    expect(await page.locator('.message-text').allInnerTexts()).toEqual(['What is the answer?']);
    expect(await page.title()).toBe('What is the answer? · Parley');
  });

  test('I1: what is written while the server is down is there once when it is back, and is answered', async () => {
    page = await world.open();
    await say('First');
    const first = await world.model.question();
    first.say('One.');
    first.end();
    await page.locator('.reply-by').waitFor();
    await world.kill();
    await say('Written in between');
    await page.getByText('The connection to Parley is lost. Trying again…').waitFor();
    await page.getByText('Waits for the connection…').waitFor();
    await keepPicture(page, 'connection-lost');
    await world.start();
    const second = await world.model.question();
    second.say('Two.');
    second.end();
    await page.locator('.reply-by').nth(1).waitFor();
    await page.getByText('The connection to Parley is lost. Trying again…').waitFor({ state: 'detached' });
    expect(await page.locator('.message-text').allInnerTexts()).toEqual(['First', 'Written in between']);
    expect(await page.locator('.reply .markdown').allInnerTexts()).toEqual(['One.', 'Two.']);
  }, 60_000);

  test('Shift+Enter begins a new line, and what is not sent is still there after going elsewhere', async () => {
    page = await world.open();
    await composer().fill('one');
    await composer().press('Shift+Enter');
    await composer().pressSequentially('two');
    expect(await composer().inputValue()).toBe('one\ntwo');
    await page.getByRole('link', { name: 'Tasks' }).click();
    await page.getByRole('link', { name: 'New conversation' }).click();
    expect(await composer().inputValue()).toBe('one\ntwo');
  });

  test('files go with a message, are shown with it, and are saved as they were sent', async () => {
    page = await world.open();
    const picture = await page.screenshot({ clip: { x: 0, y: 0, width: 320, height: 160 } });
    const plan = { name: 'План на год.txt', mimeType: 'text/plain', buffer: Buffer.from('Сажать деревья') };
    await page
      .locator('input[type=file]')
      .setInputFiles([
        { name: 'экран.png', mimeType: 'image/png', buffer: picture },
        plan,
        { name: 'all.zip', mimeType: 'application/zip', buffer: Buffer.from('PK') },
      ]);
    await page.getByText('Archives and programs are not taken').waitFor();
    await page.getByText('27 bytes').waitFor();
    await keepPicture(page, 'files-attached');
    expect(await page.getByRole('button', { name: 'Send' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Take all.zip away' }).click();
    await say('Что здесь?');
    const question = await world.model.question();
    question.say('План и картинка.');
    question.end();
    await page.locator('.reply-by').waitFor();
    await page.reload();
    const shown = page.getByRole('img', { name: 'экран.png' });
    await shown.waitFor();
    await expect.poll(() => shown.evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth)).toBe(320);
    await keepPicture(page, 'files-sent');
    const saved = page.waitForEvent('download');
    await page.getByRole('link', { name: plan.name }).click();
    const download = await saved;
    expect(download.suggestedFilename()).toBe(plan.name);
    expect(await readFile(await download.path(), 'utf8')).toBe('Сажать деревья');
  });

  test('commands answer without a model, and a conversation that is nobody’s is nowhere', async () => {
    page = await world.open();
    await say('/help');
    await page.locator('.reply-by').waitFor();
    expect(await page.locator('.reply .markdown').innerText()).toContain('/task');
    await keepPicture(page, 'command');
    await page.goto(`${world.program().url}/c/nothing`);
    await page.getByText('There is nothing here.').waitFor();
    await keepPicture(page, 'nowhere');
  });
});
