// Makes JavaScript of src/ in dist/, as a package has to have it: Node runs no TypeScript from node_modules. Types are cut out, and nothing else is changed.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { dirname, join } from 'node:path';

const [from, to] = ['src', 'dist'].map((name) => join(import.meta.dirname, name));
rmSync(to, { recursive: true, force: true });
for (const name of readdirSync(from, { recursive: true })) {
  if (!name.endsWith('.ts') || name.endsWith('.test.ts')) continue;
  const file = join(to, name.replace(/\.ts$/, '.js'));
  mkdirSync(dirname(file), { recursive: true });
  const code = stripTypeScriptTypes(readFileSync(join(from, name), 'utf8'));
  writeFileSync(file, code.replace(/((?:from|import)\s*\(?\s*['"]\.{1,2}\/[^'"]+)\.ts(['"])/g, '$1.js$2'));
}
