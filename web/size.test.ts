import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

import { ensureConsole } from './build.ts';

const MOST_BYTES = 250_000;

test('the console asks a browser for at most 250 kB of script, compressed', async () => {
  const folder = join(await ensureConsole({ logger: { info: () => undefined } }), 'assets');
  const scripts = readdirSync(folder).filter((name) => name.endsWith('.js'));
  expect(scripts.length).toBeGreaterThan(0);
  const bytes = scripts.reduce((sum, name) => sum + gzipSync(readFileSync(join(folder, name))).length, 0);
  expect(bytes).toBeLessThan(MOST_BYTES);
}, 60_000);
