import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { installedPackages } from './installed-packages.ts';

const root = mkdtempSync(join(tmpdir(), 'parley-packages-'));
afterAll(() => rmSync(root, { recursive: true }));

it('counts what production needs apart from development packages, and a package inside another one once', () => {
  const packages = {
    'node_modules/used': {},
    'node_modules/used/node_modules/inner': {},
    'node_modules/for-tests': { dev: true },
    'node_modules/both': { devOptional: true },
    'node_modules/linked': { link: true },
  };
  for (const folder of Object.keys(packages)) {
    mkdirSync(join(root, folder), { recursive: true });
    writeFileSync(join(root, folder, 'file'), Buffer.alloc(1_000_000, 1));
  }
  writeFileSync(join(root, 'node_modules/.package-lock.json'), JSON.stringify({ packages }));
  const { production, development } = installedPackages(root);
  expect([production.packages, development.packages]).toEqual([3, 4]);
  expect(production.mb).toBeCloseTo(3, 0);
  expect(development.mb).toBeCloseTo(4, 0);
});

it('says so when nothing is installed', () => {
  expect(() => installedPackages(join(root, 'nowhere'))).toThrow('ENOENT');
});
