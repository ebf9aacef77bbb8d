import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer } from 'vitest/node';
import type { TestSpecification } from 'vitest/node';

/**
 * Which tests there are: `vitest run` makes the plain ones, which need nothing but npm; `--mode real` those that need programs from
 * Debian; `--mode torture` the long, random and destructive ones alone, at their full length. Of the latter the plain run makes those that draw
 * the same each time, at short length; a few plain ones have more to them in the torture.
 */
const INCLUDE: Readonly<Record<string, string>> = {
  real: '**/*.real.test.{ts,tsx}',
  torture: '{**/*.torture,testing/program/{crash,telegram-crash,files-out,start-stop,schedules,database-away}}.test.ts',
};

const REAL = '**/*.real.test.{ts,tsx}';
const EXCLUDE: Readonly<Record<string, readonly string[]>> = { real: [], torture: [REAL] };
const NOT_PLAIN = [REAL, 'testing/program/*.torture.test.ts', 'adapters/**/*.torture.test.ts'];

const TEST_TIMEOUT_MS: Record<string, number> = { torture: 600_000, real: 60_000 };

const SEEDED = join(import.meta.dirname, 'testing/seeded-properties.ts');

/** Only the files that draw cases load what draws them. */
const seededProperties = {
  name: 'seeded-properties',
  enforce: 'pre' as const,
  resolveId: (id: string, importer?: string) => (id === 'fast-check' && importer !== SEEDED ? SEEDED : null),
};

/** Files that start programs take longest; begun first, they keep no worker waiting at the end. */
class ProgramsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification): boolean => /\/testing\/program\/|make-postgres/.test(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig(({ mode }) => ({
  // The libraries under test get `graphql` from Node, which takes its main file; two copies of it refuse each other's types.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  plugins: [seededProperties],
  test: {
    include: [INCLUDE[mode] ?? '**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', 'data/**', '.cache/**', 'create-parley-plugin/template/**', ...(EXCLUDE[mode] ?? NOT_PLAIN)],
    globalSetup: ['testing/postgres/global-setup.ts'],
    sequence: { sequencer: ProgramsFirst },
    pool: 'forks',
    // Real programs are heavy, and some of their tests exhaust the machine on purpose.
    maxWorkers: mode === 'real' ? 1 : 2,
    // Patience costs nothing where all is well; a busy machine must fail no test.
    testTimeout: TEST_TIMEOUT_MS[mode] ?? 60_000,
    hookTimeout: 90_000,
    coverage: {
      provider: 'v8',
      include: ['*.ts', '{domain,adapters,api,archive,cli,config,plugins,web/src}/**/*.{ts,tsx}'],
      exclude: ['**/*.test.{ts,tsx}', '**/*.contract.ts', '**/testing/**', '**/generated/**', '*.config.ts', 'codegen.ts'],
      // Pages to look at: vitest run --coverage --coverage.reporter=html
      reporter: ['json-summary'],
      reportOnFailure: true,
      reportsDirectory: 'coverage',
    },
  },
}));
