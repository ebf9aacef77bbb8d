import { readFile, writeFile } from 'node:fs/promises';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { makeSchema } from '../api/graphql/schema.ts';

const FILE = new URL('../api/graphql/schema.graphql', import.meta.url);

/** Writes the schema's text to api/graphql/schema.graphql; with `--check` only says whether the committed one is the same. */
const printed = `${printSchema(lexicographicSortSchema(makeSchema()))}\n`;
if (process.argv.includes('--check')) {
  const committed = await readFile(FILE, 'utf8').catch(() => '');
  if (committed !== printed) {
    process.stderr.write('api/graphql/schema.graphql differs from the schema: run "npm run sdl" and commit it.\n');
    process.exitCode = 1;
  }
} else {
  await writeFile(FILE, printed);
}
