import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { cruiseImports, sourceFiles } from './cruise-imports.ts';

/** A file with a forbidden import, and the rule that must notice. */
const PLANTED: readonly (readonly [rule: string, file: string, target: string])[] = [
  ['domain-to-domain', 'domain/a.ts', '../adapters/one/x.ts'],
  ['domain-to-domain', 'domain/b.ts', '../config.ts'],
  ['domain-packages', 'domain/c.ts', 'express'],
  ['domain-modules', 'domain/d.ts', 'node:fs'],
  ['adapter-to-domain', 'adapters/one/a.ts', '../two/x.ts'],
  ['adapter-to-domain', 'adapters/one/b.ts', '../../api/x.ts'],
  ['adapter-to-domain', 'adapters/one/c.ts', '../../config/x.ts'],
  ['api-to-domain', 'api/a.ts', '../adapters/one/x.ts'],
  ['api-not-to-ports', 'api/b.ts', '../domain/ports/x.ts'],
  ['cli-to-cli', 'cli/a.ts', '../domain/x.ts'],
  ['web-to-web', 'web/src/a.tsx', '../../domain/x.ts'],
  ['plugin-to-plugin-api', 'plugins/one/a.ts', '../../domain/x.ts'],
  ['plugin-to-plugin-api', 'plugins/one/b.ts', '../two/x.ts'],
  ['plugin-packages', 'plugins/one/c.ts', 'zod'],
  ['config-to-domain', 'config/a.ts', '../adapters/one/x.ts'],
  ['nobody-to-tests', 'domain/e.ts', './testing/x.ts'],
  ['nobody-to-tests', 'api/c.ts', './x.test.ts'],
  ['nobody-to-entry', 'config/b.ts', '../main.ts'],
  ['no-circle', 'domain/f.ts', './f.ts'],
  ['resolvable', 'api/d.ts', './nowhere.ts'],
  ['declared', 'adapters/one/d.ts', 'undeclared'],
  ['no-dev-package', 'adapters/one/e.ts', 'vitest'],
];

/** What is allowed and must not be noticed. */
const ALLOWED: readonly (readonly [file: string, target: string])[] = [
  ['domain/y.ts', './x.ts'],
  ['domain/y.ts', 'zod'],
  ['domain/y.test.ts', '../adapters/one/x.ts'],
  ['adapters/one/y.ts', '../../domain/ports/x.ts'],
  ['adapters/one/y.ts', 'node:fs'],
  ['adapters/one/y.ts', 'express'],
  ['api/y.ts', '../domain/x.ts'],
  ['plugins/one/y.ts', '../../domain/plugins/index.ts'],
  ['compose.ts', './adapters/one/x.ts'],
  ['main.ts', './compose.ts'],
];

/** Plants forbidden imports in a folder of its own and returns a sentence for each mistake of the rules; none: they work. */
export async function checkPlantedImports(): Promise<readonly string[]> {
  const root = mkdtempSync(join(tmpdir(), 'parley-planted-'));
  try {
    plant(root);
    const { violations } = await cruiseImports(root, sourceFiles(root));
    const missed = PLANTED.filter(([rule, file]) => !violations.some((each) => each.rule === rule && each.from === file));
    const wrong = violations.filter(({ from }) => ALLOWED.some(([file]) => file === from));
    return [
      ...missed.map(([rule, file, target]) => `planted: ${file} imports ${target}, and the rule ${rule} did not notice`),
      ...wrong.map(({ rule, from, to }) => `planted: ${from} may import ${to}, but the rule ${rule} forbids it`),
    ];
  } finally {
    rmSync(root, { recursive: true });
  }
}

function plant(root: string): void {
  const files = new Map<string, string>();
  const add = (file: string, line: string): void => void files.set(file, `${files.get(file) ?? ''}${line}\n`);
  const imports = [...PLANTED.map(([, ...where]) => where), ...ALLOWED];
  for (const [file, target] of imports) {
    // Of our own files only types, which an import checker that looks at the emitted JavaScript does not see.
    const isOwn = target.startsWith('.');
    add(file, isOwn ? `import type { X } from '${target}';\nexport type Y = X;` : `import '${target}';`);
    if (isOwn && !target.includes('nowhere')) add(join(dirname(file), target), 'export type X = string;');
  }
  const dependencies = { express: '1.0.0', zod: '1.0.0' };
  for (const name of ['express', 'zod', 'undeclared', 'vitest']) {
    add(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
    add(`node_modules/${name}/index.js`, 'module.exports = {};');
  }
  add('package.json', JSON.stringify({ name: 'planted', dependencies, devDependencies: { vitest: '1.0.0' } }));
  for (const [file, text] of files) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
}
