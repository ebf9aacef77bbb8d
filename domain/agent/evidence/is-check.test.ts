import { expect, test } from 'vitest';

import { isCheck, isCommit } from './is-check.ts';

test.each([
  'npm test',
  'npm t',
  'npm run test:unit',
  'npm run build',
  'npm run typecheck -- --watch=false',
  'pnpm lint',
  'yarn test --ci',
  'pnpm exec vitest run',
  'npx vitest run src/имя.test.ts',
  'npx --yes jest',
  'cd packages/ядро && CI=1 npm test',
  '(cd web; pnpm run check)',
  './node_modules/.bin/tsc --noEmit',
  'pytest -q tests',
  'python -m pytest',
  'python3 -m unittest discover',
  'poetry run mypy .',
  'uv run ruff check .',
  'go test ./...',
  'go build ./cmd/x',
  'cargo test --all',
  'cargo +nightly clippy',
  'make',
  'make -j4 test',
  'make check',
  'just lint',
  './gradlew :app:build test',
  'mvn -q verify',
  'timeout 60 npm test',
  'time make build',
  'npm test 2>&1 | tail -5',
  'eslint .',
  'node --test',
  'dotnet test',
  'bundle exec rspec',
])('%j is a check', (command) => {
  expect(isCheck(command)).toBe(true);
});

test.each([
  '',
  'ls -la',
  'cat package.json',
  'grep -rn "npm test" README.md',
  'echo test',
  'git status',
  'npm install',
  'npm run dev',
  'npm start',
  'pip install pytest-mock',
  'mkdir -p build',
  'rm -rf build',
  'make clean',
  'go mod tidy',
  'cargo add serde',
  'node script.js',
  'python manage.py migrate',
  'latest',
])('%j is none', (command) => {
  expect(isCheck(command)).toBe(false);
});

test.each([
  ['git add -A && git commit -m "тест"', true],
  ['git -c user.name=x commit --amend', true],
  ['git log --grep commit', false],
  ['git status', false],
])('whether %j makes a commit: %j', (command, makes) => {
  expect(isCommit(command)).toBe(makes);
});
