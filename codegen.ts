import type { CodegenConfig } from '@graphql-codegen/cli';

/** How GraphQL's scalars look in JSON. */
const scalars = {
  ID: 'string',
  DateTime: 'string',
};

const shared = {
  scalars,
  // Erasable syntax only, and imports that Node resolves as they are.
  enumsAsTypes: true,
  useTypeImports: true,
  strictScalars: true,
  defaultScalarType: 'unknown',
};

/**
 * Makes typed documents: `npm run codegen` writes them, `npm run codegen -- --check` fails when they are stale. What is
 * generated is committed.
 *
 * Documents stand where they are used, in graphql(`…`) calls with `graphql` from `generated/gql.ts`: in `cli/` (any .ts) for the terminal
 * client, in `web/src/` (any .ts or .tsx) for the console. An operation's name is unique within its client. Select `__typename` where a
 * union is told apart. The terminal client sends texts (`String(document)`), the console's client library wants parsed
 * documents; tests use those of either.
 */
const config: CodegenConfig = {
  schema: 'api/graphql/schema.graphql',
  importExtension: '.ts',
  ignoreNoDocuments: true,
  generates: {
    'cli/generated/': {
      preset: 'client',
      documents: ['cli/**/*.ts', '!cli/generated/**'],
      presetConfig: { fragmentMasking: false },
      config: { ...shared, documentMode: 'string' },
    },
    'web/src/generated/': {
      preset: 'client',
      documents: ['web/src/**/*.{ts,tsx}', '!web/src/generated/**'],
      presetConfig: { fragmentMasking: false },
      config: shared,
    },
  },
};

export default config;
