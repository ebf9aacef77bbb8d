import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';

const PICTURES = resolve(import.meta.dirname, '../../.cache/pictures');

/** Keeps what the page looks like as .cache/pictures/NAME.png, to be looked at. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, `${name}.png`) });
}
