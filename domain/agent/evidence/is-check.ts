import { programCalls } from './command-words.ts';
import type { CommandWords } from './command-words.ts';

/** Programs whose every run is a check. */
const CHECKERS = new Set([
  'vitest', 'jest', 'mocha', 'ava', 'tap', 'playwright', 'cypress', 'karma', 'pytest', 'unittest', 'nose2', 'tox', 'nox', 'rspec', 'phpunit', 'ctest',
  'tsc', 'vue-tsc', 'eslint', 'oxlint', 'biome', 'prettier', 'stylelint', 'knip', 'ruff', 'flake8', 'pylint', 'mypy', 'pyright', 'black', 'isort',
  'rubocop', 'golangci-lint', 'staticcheck', 'clippy-driver', 'shellcheck', 'hadolint', 'yamllint', 'markdownlint', 'phpstan', 'detekt', 'ktlint',
]); // prettier-ignore
/** Programs of which some verbs are checks. */
const VERBS: Readonly<Record<string, readonly string[]>> = {
  npm: ['test', 't', 'ci'],
  pnpm: ['test', 't'],
  yarn: ['test'],
  bun: ['test'],
  deno: ['test', 'check', 'lint'],
  node: ['--test', '--check'],
  go: ['test', 'vet', 'build'],
  cargo: ['test', 'check', 'clippy', 'build', 'nextest'],
  dotnet: ['test', 'build'],
  mvn: ['test', 'verify', 'compile', 'package'],
  mvnw: ['test', 'verify', 'compile', 'package'],
  gradle: ['test', 'check', 'build'],
  gradlew: ['test', 'check', 'build'],
  swift: ['test', 'build'],
  mix: ['test', 'compile', 'credo'],
  rails: ['test'],
  rake: ['test', 'spec'],
  sbt: ['test', 'compile'],
  flutter: ['test', 'analyze'],
  dart: ['test', 'analyze'],
  terraform: ['validate'],
  next: ['build', 'lint'],
  vite: ['build'],
  webpack: ['build'],
  cmake: ['--build'],
};
/** Programs that run what a project has named; the name tells. */
const RUN_NAMED = new Set(['npm', 'pnpm', 'yarn', 'bun']);
const MANY_VERBS = new Set(['gradle', 'gradlew', 'mvn', 'mvnw']);
/** Options of git that stand before its verb. */
const TAKES_VALUE = new Set(['-c', '-C']);
const NAMED_RUNNERS = new Set(['make', 'just', 'task', 'ninja']);
const CHECK_NAME =
  /(^|[:_-])(tests?|spec|lint|check|checks|build|compile|types?|typecheck|verify|validate|ci|e2e|unit|integration|format-check)($|[:_-])/u;

/** Whether a command shows if the work is right: tests, linters, type checkers, builds. */
export function isCheck(command: string): boolean {
  return programCalls(command).some(checks);
}

/** Whether a command makes a commit. */
export function isCommit(command: string): boolean {
  return programCalls(command).some(([program, ...rest]) => {
    const verb = rest.find((word, index) => !word.startsWith('-') && !TAKES_VALUE.has(rest[index - 1] ?? ''));
    return program === 'git' && verb === 'commit';
  });
}

function checks([program = '', ...rest]: CommandWords): boolean {
  if (CHECKERS.has(program)) return true;
  const verbs = VERBS[program] ?? [];
  // A Rust toolchain is named by a plus.
  const words = rest.filter((word) => (!word.startsWith('-') && !word.startsWith('+')) || verbs.includes(word));
  const [verb = '', name = ''] = words;
  if (verbs.includes(verb)) return true;
  // These take several goals, and those of a part of the project by its path.
  if (MANY_VERBS.has(program)) return words.some((word) => verbs.includes(word.split(':').at(-1) ?? ''));
  if (RUN_NAMED.has(program)) {
    const script = verb === 'run' || verb === 'run-script' ? name : program === 'npm' ? '' : verb;
    return CHECK_NAME.test(script);
  }
  // Without a target they build.
  if (NAMED_RUNNERS.has(program)) return words.length === 0 || words.some((word) => CHECK_NAME.test(word) || word === 'all');
  return false;
}
