import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

import { cruise } from 'dependency-cruiser';
import type { ICruiseResult } from 'dependency-cruiser';

import { IMPORT_RULES } from './import-rules.ts';

const SOURCE = /\.(ts|tsx|mts|mjs|js)$/;
const NOT_OURS = new Set(['node_modules', 'data', 'coverage', '.cache', '.git', 'dist', 'docs', 'peers', 'template']);

/** A forbidden import. */
export interface Violation {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
}

export interface Cruise {
  /** Files of ours that were looked at. */
  readonly cruised: readonly string[];
  readonly violations: readonly Violation[];
}

/** Every source file under a folder, as a path from there. */
export function sourceFiles(root: string, folder = root): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return NOT_OURS.has(entry.name) ? [] : sourceFiles(root, path);
    return SOURCE.test(entry.name) ? [relative(root, path)] : [];
  });
}

/** Follows the imports of all source files under a folder. */
export async function cruiseImports(root: string, files: readonly string[]): Promise<Cruise> {
  const options = {
    baseDir: root,
    validate: true,
    ruleSet: { forbidden: IMPORT_RULES },
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      mainFields: ['module', 'main', 'types', 'typings'],
      extensions: ['.ts', '.tsx', '.mjs', '.js'],
    },
  };
  const { output } = await cruise([...files], options);
  if (typeof output === 'string') throw new Error('dependency-cruiser gave no result');
  return summarise(output, files);
}

function summarise({ modules, summary }: ICruiseResult, files: readonly string[]): Cruise {
  const seen = new Set(modules.map(({ source }) => source));
  const violations = summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }));
  return { cruised: files.filter((file) => seen.has(file)), violations };
}
