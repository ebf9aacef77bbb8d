/** One thing that must hold before a change is good. */
export interface Check {
  readonly name: string;
  readonly what: string;
  /** Files without which it cannot be made; one that is missing fails it. */
  readonly needs: readonly string[];
  readonly command: readonly [program: string, ...args: string[]];
}

/** Everything that is checked without running tests, the slow ones first. */
export const CHECKS: readonly Check[] = [
  { name: 'types', what: 'types of the server', needs: ['tsconfig.json'], command: ['tsc', '-p', '.', '--noEmit'] },
  {
    name: 'schema',
    what: 'migrations make the committed schema',
    needs: ['scripts/schema.ts'],
    command: ['node', 'scripts/schema.ts', '--check'],
  },
  { name: 'types-web', what: 'types of the console', needs: ['web/tsconfig.json'], command: ['tsc', '-p', 'web', '--noEmit'] },
  { name: 'unused', what: 'nothing is exported, kept or installed in vain', needs: ['knip.json'], command: ['knip', '--no-progress'] },
  {
    name: 'format',
    what: 'prettier',
    needs: ['.prettierrc.json'],
    command: ['prettier', '--check', '.', '--log-level=warn', '--cache', '--cache-location=.cache/prettier'],
  },
  { name: 'lint', what: 'oxlint', needs: ['.oxlintrc.json'], command: ['oxlint', '--deny-warnings', '--format=unix'] },
  {
    name: 'documents',
    what: 'typed documents fit the schema and their sources',
    needs: ['codegen.ts', 'api/graphql/schema.graphql', 'cli/main.ts', 'web/tsconfig.json'],
    command: ['graphql-codegen', '--config', 'codegen.ts', '--check'],
  },
  { name: 'sdl', what: 'the committed SDL is the schema', needs: ['scripts/sdl.ts'], command: ['node', 'scripts/sdl.ts', '--check'] },
  { name: 'imports', what: 'directions of imports', needs: ['scripts/import-rules.ts'], command: ['node', 'scripts/check-imports.ts'] },
];
