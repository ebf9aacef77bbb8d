import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { ensureConsole } from '../../web/build.ts';
import { ask } from '../program/api-client.ts';
import { startProgram } from '../program/start-program.ts';
import { launchChromium } from './browser.ts';

const PICTURE = resolve(import.meta.dirname, '../../docs/console.png');
const LOGIN_LINK = `mutation { createLoginLink { ... on CreateLoginLinkPayload { url } } }`;
/** What is said in the picture: nothing in it needs a model, so everybody gets the same answers. */
const SAID = [
  '/remember Our anniversary is on 14 May',
  'When is our anniversary?',
  '/task --run grep -rn "fixme" . ; wc -l notes.md',
] as const;

/** Draws the picture of a real exchange that the README shows: the real program, a real browser. */
async function drawPicture(): Promise<void> {
  await ensureConsole({ logger: { info: () => undefined } });
  const dataDir = mkdtempSync(join(tmpdir(), 'parley-picture-'));
  await using stack = new AsyncDisposableStack();
  stack.defer(() => rmSync(dataDir, { recursive: true, force: true }));
  const program = await startProgram({ dataDir });
  stack.defer(async () => void (await program.end('SIGTERM')));
  const project = join(dataDir, 'workspace/main');
  mkdirSync(project, { recursive: true });
  writeFileSync(join(project, 'notes.md'), '# Garden\n\nfixme: water the tomatoes\n');
  const browser = await launchChromium();
  stack.defer(() => browser.close());
  const page = await browser.newPage({ viewport: { width: 1080, height: 900 }, deviceScaleFactor: 1 });
  const { createLoginLink } = await ask<{ createLoginLink: { url: string } }>(program, LOGIN_LINK);
  await page.goto(createLoginLink.url);
  for (const [index, text] of SAID.entries()) {
    await page.getByRole('textbox').fill(text);
    await page.keyboard.press('Enter');
    await page.locator('article').nth(index).waitFor();
    await sleep(1_500);
  }
  await page.getByText('succeeded', { exact: false }).first().waitFor();
  await sleep(500);
  await page.screenshot({ path: PICTURE });
}

await drawPicture();
