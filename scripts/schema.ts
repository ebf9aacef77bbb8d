import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';

import { startEmbeddedServer } from '../adapters/postgres/embedded-server/start-embedded-server.ts';
import { migrate } from '../adapters/postgres/migrate.ts';

const FILE = new URL('../migrations/schema.sql', import.meta.url);
const QUERY = readFileSync(new URL('dump-schema.sql', import.meta.url), 'utf8');
/** The tables in which the migrator notes what it has run: they are no part of the schema. */
const BOOKKEEPING = ['migrations', 'migrations_id_seq', 'migrations_pkey'];
const SILENT = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/**
 * Runs all migrations on an empty database and writes what they made to migrations/schema.sql;
 * with `--check` only says whether the committed file is the same.
 */
const dumped = await dumpMigratedSchema();
if (process.argv.includes('--check')) {
  if (readCommitted() !== dumped) {
    process.stderr.write('migrations/schema.sql is not what the migrations make: run "npm run schema" and commit it.\n');
    process.exitCode = 1;
  }
} else {
  writeFileSync(FILE, dumped);
}

async function dumpMigratedSchema(): Promise<string> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'parley-schema-'));
  try {
    const server = await startEmbeddedServer({ dataDir, logger: SILENT });
    try {
      await migrate(server.url);
      return await dump(server.url);
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function dump(url: string): Promise<string> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ text: string }>(QUERY, [BOOKKEEPING]);
    return `-- Made by "npm run schema" from the migrations; nobody edits it.\n\n${rows.map(({ text }) => text).join('\n\n')}\n`;
  } finally {
    await client.end();
  }
}

function readCommitted(): string {
  try {
    return readFileSync(FILE, 'utf8');
  } catch {
    return '';
  }
}
