import type { IRegularForbiddenRuleType as Rule } from 'dependency-cruiser';

import type { Plugin } from '../domain/plugins/define-plugin.ts';
import { plugin as calendar } from '../plugins/calendar/index.ts';
import { plugin as knowledge } from '../plugins/knowledge/index.ts';
import { plugin as places } from '../plugins/places/index.ts';
import { plugin as reminders } from '../plugins/reminders/index.ts';

/** Their manifests say what they import. */
const BUILT_IN: readonly Pick<Plugin, 'name' | 'packages'>[] = [calendar, knowledge, places, reminders];
const NAMED_PACKAGES = 'A plugin imports the npm packages that its manifest names.';

/** What nobody but tests imports, and who may. */
const TESTS = String.raw`(^|/)testing/|\.test\.tsx?$|\.contract\.ts$|^bench/|^scripts/|^vitest\.config\.ts$`;

/** The front door and what composes the house behind it. */
const ENTRY = String.raw`^(main|start|compose)\.ts$|^compose/|^archive/`;

/** Packages without I/O, clock or randomness; of Node's own modules only pure functions. */
const PURE_PACKAGES =
  '^node_modules/(zod|croner|chrono-node|snowball-stemmers|fastest-levenshtein|mdast-util-from-markdown|mdast-util-gfm|micromark-extension-gfm)/';
const PURE_MODULES = '^(crypto|zlib|util|path|buffer|string_decoder)$';

function forbid(name: string, comment: string, from: Rule['from'], to: Rule['to']): Rule {
  return { name, comment, severity: 'error', from, to };
}

function packagesBut(names: readonly string[]): Rule['to'] {
  const all = { path: '^node_modules/' };
  return names.length === 0
    ? all
    : { ...all, pathNot: `^node_modules/(?:${names.map((name) => name.replaceAll('.', String.raw`\.`)).join('|')})/` };
}

const domain = { path: '^domain/', pathNot: TESTS };
const adapter = { path: '^adapters/([^/]+)/', pathNot: TESTS };
const api = { path: '^api/', pathNot: TESTS };
const plugin = { path: '^plugins/([^/]+)/', pathNot: TESTS };
const ownFiles = '^(?!node_modules/)';

/** The directions of imports in this house; whatever is not said here is free. */
export const IMPORT_RULES: Rule[] = [
  forbid('domain-to-domain', 'The domain knows only itself.', domain, {
    couldNotResolve: false,
    path: ownFiles,
    pathNot: '^domain/',
    dependencyTypesNot: ['core'],
  }),
  forbid('domain-packages', 'Only pure packages.', domain, { path: '^node_modules/', pathNot: PURE_PACKAGES }),
  forbid('domain-modules', 'No I/O, clock or randomness.', domain, { dependencyTypes: ['core'], pathNot: PURE_MODULES }),
  forbid('adapter-to-domain', 'An adapter knows itself and the domain.', adapter, {
    couldNotResolve: false,
    path: ownFiles,
    pathNot: ['^domain/', '^adapters/$1/', '^migrations/'],
    dependencyTypesNot: ['core'],
  }),
  forbid('api-to-domain', 'The API knows itself and the use cases.', api, {
    couldNotResolve: false,
    path: ownFiles,
    pathNot: ['^domain/', '^api/'],
    dependencyTypesNot: ['core'],
  }),
  forbid('api-not-to-ports', 'Use cases stand between the API and the ports.', api, { path: '^domain/ports/' }),
  forbid(
    'cli-to-cli',
    'The terminal client knows the API by its generated documents.',
    { path: '^cli/', pathNot: TESTS },
    {
      couldNotResolve: false,
      path: ownFiles,
      pathNot: '^cli/',
      dependencyTypesNot: ['core'],
    },
  ),
  forbid(
    'web-to-web',
    'The console knows the API by its generated documents.',
    { path: '^web/', pathNot: TESTS },
    {
      couldNotResolve: false,
      path: ownFiles,
      pathNot: '^web/',
      dependencyTypesNot: ['core'],
    },
  ),
  forbid('plugin-to-plugin-api', 'A plugin knows itself and the plugin API.', plugin, {
    couldNotResolve: false,
    path: ownFiles,
    pathNot: ['^plugins/$1/', String.raw`^domain/plugins/index\.ts$`],
    dependencyTypesNot: ['core'],
  }),
  ...BUILT_IN.map(({ name, packages }) =>
    forbid('plugin-packages', NAMED_PACKAGES, { path: `^plugins/${name}/`, pathNot: TESTS }, packagesBut(packages)),
  ),
  forbid(
    'plugin-packages',
    NAMED_PACKAGES,
    { path: '^plugins/', pathNot: [TESTS, ...BUILT_IN.map(({ name }) => `^plugins/${name}/`)] },
    packagesBut([]),
  ),
  forbid(
    'config-to-domain',
    'The configuration knows itself and the domain.',
    { path: String.raw`^config(/|\.ts$)`, pathNot: TESTS },
    {
      couldNotResolve: false,
      path: ownFiles,
      pathNot: [String.raw`^config(/|\.ts$)`, '^domain/'],
      dependencyTypesNot: ['core'],
    },
  ),
  forbid('nobody-to-tests', 'What is for tests is for tests.', { pathNot: TESTS }, { path: TESTS }),
  forbid('nobody-to-entry', 'Nobody imports the front door.', { pathNot: [ENTRY, TESTS] }, { path: ENTRY }),
  forbid('no-circle', 'A circle has no order to load in.', {}, { circular: true }),
  forbid('resolvable', 'It must be there.', {}, { couldNotResolve: true }),
  forbid('declared', 'Only packages that package.json names.', {}, { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] }),
  forbid(
    'no-dev-package',
    'An install for use has no development packages.',
    { pathNot: [TESTS, String.raw`(^|/)(codegen|[a-z]+\.config)\.ts$`] },
    {
      dependencyTypes: ['npm-dev'],
      dependencyTypesNot: ['type-only'],
    },
  ),
];
