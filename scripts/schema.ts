import { readFileSync, writeFileSync } from 'node:fs';

import { dumpSchema } from '../adapters/postgres/schema-dump.ts';
import { findSchemaDrift } from '../adapters/postgres/schema-drift.ts';
import { startTestServer } from '../testing/postgres/test-server.ts';

const FILE = new URL('../migrations/schema.sql', import.meta.url);

/**
 * Migrates an empty database and writes its schema to migrations/schema.sql; with `--check` compares instead and ends with 1 when it differs.
 * In both cases the entities of the ORM have to agree with it.
 */
async function main(isCheck: boolean): Promise<number> {
  const server = await startTestServer();
  try {
    const url = new URL(server.url);
    url.pathname = `/${server.template}`;
    const drift = await findSchemaDrift(url.href);
    for (const line of drift) console.error(`The entities and the migrations differ: ${line}`);
    const dump = await dumpSchema(url.href);
    if (!isCheck) writeFileSync(FILE, dump);
    const isCurrent = !isCheck || committed() === dump;
    if (!isCurrent) console.error('migrations/schema.sql is not what the migrations make: run "npm run schema" and commit it.');
    return drift.length === 0 && isCurrent ? 0 : 1;
  } finally {
    await server.stop();
  }
}

function committed(): string {
  try {
    return readFileSync(FILE, 'utf8');
  } catch {
    return '';
  }
}

process.exitCode = await main(process.argv.includes('--check'));
