import { spawnSync } from 'node:child_process';

import { runProgram } from './run-program.ts';
import { runTests } from './run-tests.ts';
import { closingLine } from './tally.ts';

// The tests that need programs from Debian:  npm run test:real
// What is missing is installed where this user may; tests whose program is missing say so and are skipped.

const PROGRAMS = [
  { program: 'bwrap', debian: 'bubblewrap' },
  { program: 'git', debian: 'git' },
  { program: 'chromium', debian: 'chromium' },
] as const;

function isThere(program: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
}

async function install(names: readonly string[]): Promise<string | null> {
  if (process.getuid?.() !== 0) return 'only root may install it';
  if (!isThere('apt-get')) return 'there is no apt-get';
  const apt = (...args: readonly string[]) =>
    runProgram('timeout', ['600', 'apt-get', '-q', '-y', ...args], { env: { DEBIAN_FRONTEND: 'noninteractive' } });
  const attempt = () => apt('install', '--no-install-recommends', ...names);
  if ((await attempt()).code === 0) return null;
  await apt('update');
  const { code, said } = await attempt();
  return code === 0 ? null : (said.trim().split('\n').at(-1) ?? 'apt-get failed');
}

const missing = PROGRAMS.filter(({ program }) => !isThere(program)).map(({ debian }) => debian);
if (missing.length > 0) {
  console.log(`installing ${missing.join(', ')} …`);
  const why = await install(missing);
  if (why !== null) console.log(`not installed: ${missing.join(', ')} (${why}); the tests that need it are skipped`);
}

const tally = await runTests({ name: 'real', args: ['--mode', 'real'] });
console.log(closingLine(tally));
process.exitCode = tally.failed > 0 ? 1 : 0;
