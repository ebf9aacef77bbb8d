import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { ensureConsole } from '../../web/build.ts';
import { freePort } from '../free-port.ts';
import { createTestDatabase } from '../postgres/test-database.ts';
import { ask } from '../program/api-client.ts';
import { startProgram } from '../program/start-program.ts';
import type { Program } from '../program/start-program.ts';
import { launchChromium } from './browser.ts';
import { startSpeakingModel } from './speaking-model.ts';
import type { SpeakingModel } from './speaking-model.ts';

const LOGIN_LINK = `mutation { createLoginLink { __typename ... on CreateLoginLinkPayload { url } } }`;

/** The real program with a model that speaks when it is told to, and a real browser before it. */
export interface ConsoleWorld {
  readonly model: SpeakingModel;
  /** Where the program keeps its things; projects lie in `workspace` below it. */
  readonly dataDir: string;
  readonly program: () => Program;
  /** Kills the program; `start` starts it again at the same address. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** A page that is logged in as the owner. */
  open(path?: string, options?: BrowserContextOptions): Promise<Page>;
  /** A page without a session. */
  openUnknown(path?: string, options?: BrowserContextOptions): Promise<Page>;
  /** Logs the page's browser in, as by the link that the terminal prints. */
  logIn(page: Page): Promise<void>;
  /** What the pages complained of in their consoles, besides a connection that the test broke. */
  complaints(): readonly string[];
  close(): Promise<void>;
}

export async function startConsoleWorld(): Promise<ConsoleWorld> {
  await using stack = new AsyncDisposableStack();
  await ensureConsole({ logger: { info: () => undefined } });
  const dataDir = mkdtempSync(join(tmpdir(), 'parley-console-'));
  stack.defer(() => rmSync(dataDir, { recursive: true, force: true }));
  const database = await createTestDatabase();
  stack.defer(() => database.close());
  const model = await startSpeakingModel();
  stack.defer(() => model.stop());
  const env = { ...model.env, PARLEY_DATABASE_URL: database.url, PARLEY_HTTP_PORT: String(await freePort()) };
  let program = await startProgram({ dataDir, env });
  stack.defer(async () => void (await program.end('SIGTERM')));
  const browser = await launchChromium();
  stack.defer(() => browser.close());
  const held = stack.move();
  return {
    model,
    dataDir,
    program: () => program,
    async kill() {
      await program.end('SIGKILL');
    },
    async start() {
      program = await startProgram({ dataDir, env });
    },
    ...pagesOf(browser, () => program),
    close: () => held.disposeAsync(),
  };
}

function pagesOf(browser: Browser, program: () => Program) {
  const complaints: string[] = [];
  const openUnknown = async (path = '/', options: BrowserContextOptions = {}): Promise<Page> => {
    const page = await newPage(
      await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 800 }, ...options }),
      complaints,
    );
    await page.goto(program().url + path);
    return page;
  };
  const logIn = async (page: Page): Promise<void> => {
    const { createLoginLink } = await ask<{ createLoginLink: { url: string } }>(program(), LOGIN_LINK);
    await page.goto(createLoginLink.url);
  };
  return {
    openUnknown,
    logIn,
    async open(path = '/', options: BrowserContextOptions = {}) {
      const page = await openUnknown('/healthz', options);
      await logIn(page);
      if (path !== '/') await page.goto(program().url + path);
      return page;
    },
    complaints: () => complaints.filter((complaint) => !/ERR_CONNECTION|Failed to load resource|WebSocket connection/.test(complaint)),
  };
}

async function newPage(context: BrowserContext, complaints: string[]): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  return page;
}
