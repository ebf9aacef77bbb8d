import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';

import { ensureConsole } from '../../web/build.ts';
import { ask } from '../program/api-client.ts';
import { startProgram } from '../program/start-program.ts';
import type { Program } from '../program/start-program.ts';
import { launchChromium } from './browser.ts';

const DOCS = resolve(import.meta.dirname, '../../docs');
const LOGIN_LINK = `mutation { createLoginLink { ... on CreateLoginLinkPayload { url } } }`;
/** What is said in the picture: nothing in it needs a model, so everybody gets the same answers. */
const SAID = [
  '/remember Our anniversary is on 14 May',
  'When is our anniversary?',
  '/task --run grep -rn "fixme" . ; wc -l notes.md',
] as const;
/** Prints as a test run does, in colours. */
const TESTS = String.raw`for i in $(seq 1 40); do printf '\033[32m✓\033[0m test %s \033[90m(%s ms)\033[0m\n' $i $((i * 7 % 23)); done; printf '\033[31m✗ test 41: expected 2, got 3\033[0m\n' >&2; exit 1`;
/** The pages that the README shows besides the conversation, by the names of their pictures. */
const PAGES = { 'console-tasks': '/tasks', 'console-memory': '/memory', 'console-health': '/health' } as const;

/** Draws the pictures that the README shows: the real program, a real browser. */
async function drawPictures(): Promise<void> {
  await ensureConsole({ logger: { info: () => undefined } });
  const dataDir = mkdtempSync(join(tmpdir(), 'parley-picture-'));
  await using stack = new AsyncDisposableStack();
  stack.defer(() => rmSync(dataDir, { recursive: true, force: true }));
  const program = await startProgram({ dataDir });
  stack.defer(async () => void (await program.end('SIGTERM')));
  makeProject(join(dataDir, 'workspace/main'));
  const browser = await launchChromium();
  stack.defer(() => browser.close());
  const page = await browser.newPage({ viewport: { width: 1080, height: 900 }, deviceScaleFactor: 1, locale: 'en-GB' });
  const { createLoginLink } = await ask<{ createLoginLink: { url: string } }>(program, LOGIN_LINK);
  await page.goto(createLoginLink.url);
  await drawConversation(page);
  await drawLog(page, program);
  for (const [name, path] of Object.entries(PAGES)) {
    await page.goto(program.url + path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.locator('.loading').waitFor({ state: 'detached' });
    await draw(page, name);
  }
}

function makeProject(project: string): void {
  mkdirSync(project, { recursive: true });
  writeFileSync(join(project, 'notes.md'), '# Garden\n\nfixme: water the tomatoes\n');
  execFileSync('git', ['-C', project, 'init', '-q', '-b', 'main']);
}

async function drawConversation(page: Page): Promise<void> {
  for (const [index, text] of SAID.entries()) {
    await page.getByRole('textbox').fill(text);
    await page.keyboard.press('Enter');
    await page.locator('article').nth(index).waitFor();
    await sleep(1_500);
  }
  await page.getByText('succeeded', { exact: false }).first().waitFor();
  await draw(page, 'console');
}

/** One task's output, in dark colours. */
async function drawLog(page: Page, program: Program): Promise<void> {
  await page.goto(`${program.url}/tasks/new`);
  await page.getByRole('radio', { name: /^Command/ }).check();
  await page.getByRole('textbox', { name: 'Command' }).fill(TESTS);
  await page.getByRole('button', { name: 'Start the task' }).click();
  await page.locator('.facts .task-state-failed').waitFor();
  await page.emulateMedia({ colorScheme: 'dark' });
  await draw(page, 'console-log');
  await page.emulateMedia({ colorScheme: 'light' });
}

async function draw(page: Page, name: string): Promise<void> {
  await sleep(500);
  await page.screenshot({ path: join(DOCS, `${name}.png`) });
}

await drawPictures();
