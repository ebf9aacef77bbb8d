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
 * Makes typed documents from what stands in graphql(`…`) calls: `npm run codegen`. The terminal client sends texts, the
 * console's client library wants parsed documents; tests use those of either.
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
