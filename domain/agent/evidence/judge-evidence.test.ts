import { describe, expect, test } from 'vitest';

import type { RanCommand, TaskEvidence } from '../../tasks/task-evidence.ts';
import type { Step } from '../step.ts';
import { gatherEvidence } from './gather-evidence.ts';
import { judgeEvidence } from './judge-evidence.ts';
import { tellEvidence, tellFailedChecks } from './tell-evidence.ts';

/** Commands in order, each with its exit code. */
function ran(...commands: readonly (readonly [string, number | null])[]): RanCommand[] {
  return commands.map(([command, exitCode]) => ({ command, exitCode }));
}

describe('I11: what a run saw decides whether it may say that it succeeded', () => {
  test.each<[string, RanCommand[], string[]]>([
    ['nothing ran', [], []],
    ['a check passed', ran(['npm test', 0]), []],
    ['a check failed', ran(['npm test', 1], ['ls', 0]), ['npm test']],
    ['it passed in the end', ran(['npm test', 1], ['npm test', 0]), []],
    ['it passed and then failed', ran(['npm test', 0], ['npm test', 1]), ['npm test']],
    ['white space makes no other command', ran(['npm  test ', 1], ['npm test', 0]), []],
    ['another check passed', ran(['npm test', 1], ['npm run lint', 0]), ['npm test']],
    ['two failed', ran(['npm run lint', 2], ['npm test', 1]), ['npm run lint', 'npm test']],
    ['a check was cut off', ran(['cargo test', null], ['ls', 0]), ['cargo test']],
    ['something that is no check failed on the way', ran(['cat nothing', 1], ['npm test', 0]), []],
    ['the very last command failed', ran(['npm test', 0], ['./deploy.sh', 3]), ['./deploy.sh']],
    ['the very last command was cut off', ran(['npm test', 0], ['npm start', null]), []],
    ['the very last command found nothing', ran(['npm test', 0], ['grep -rn TODO src', 1]), []],
    ['the very last command could not search', ran(['grep -rn TODO nothing', 2]), ['grep -rn TODO nothing']],
    ['the very last command saw a difference', ran(['git diff --exit-code', 1]), []],
    ['a failed command was run again last and passed', ran(['./deploy.sh', 3], ['ls', 0], ['./deploy.sh', 0]), []],
  ])('%s', (_what, commands, failed) => {
    const verdict = judgeEvidence({ commands });
    expect(verdict.kind === 'sound' ? [] : verdict.failed.map(({ command }) => command)).toEqual(failed);
  });
});

describe('telling it', () => {
  const evidence: TaskEvidence = {
    commands: ran(['npm test', 1], ['npm test', 0], ['a`b\n c', null]),
    filesWritten: ['src/имя.ts'],
    commits: [{ hash: 'f'.repeat(40), subject: 'x' }],
    diffStat: ' a | 2 +-\n 1 file changed, 1 insertion(+), 1 deletion(-)\n',
  };

  test.each([
    ['en', "Commands and exit codes: `npm test` → 1, `npm test` → 0, `a'b c` was cut off\nFiles written: `src/имя.ts`"],
    ['ru', "Команды и коды выхода: `npm test` → 1, `npm test` → 0, `a'b c` оборвана\nЗаписаны файлы: `src/имя.ts`"],
  ] as const)('in %s', (language, told) => {
    expect(tellEvidence(evidence, language)).toBe(told);
    expect(tellEvidence({ commands: [], filesWritten: [], commits: [], diffStat: null }, language)).toBe('');
  });

  test('of much it names a few, the newest commands', () => {
    const commands = ran(...Array.from({ length: 100 }, (_, n) => [`echo ${n} ${'я'.repeat(500)}`, 0] as const));
    const told = tellEvidence({ commands, filesWritten: commands.map(({ command }) => command), commits: [], diffStat: null }, 'en');
    expect(told).toContain('echo 99');
    expect(told).toContain('and 95 more');
    expect(told.length).toBeLessThan(1_500);
  });

  test.each([
    ['en', 'The work is not confirmed: `npm test` → 2.'],
    ['ru', 'Работа не подтверждена: `npm test` → 2.'],
  ] as const)('the check that failed is named with its exit code, in %s', (language, told) => {
    expect(tellFailedChecks(ran(['npm test', 2]), language)).toBe(told);
    expect(tellFailedChecks(ran(['tsc', null], ['npm test', 2]), language)).toContain('`npm test` → 2, ');
  });
});

test('the journal says what was run and written, in order, each file once', () => {
  const step = (number: number, result: Step['result']): Step => ({
    number,
    intent: { kind: 'tool', callId: 'c', tool: 't', input: {} },
    result,
  });
  const done = { kind: 'tool', output: '', isError: false } as const;
  const wrote = { kind: 'wrote', path: 'a' } as const;
  const steps: Step[] = [
    step(1, { ...done, facts: [wrote] }),
    step(2, done),
    step(3, {
      ...done,
      facts: [
        { kind: 'ran', command: 'make', exitCode: 2 },
        { kind: 'planned', items: [] },
      ],
    }),
    step(4, { ...done, facts: [wrote, { kind: 'refused' }] }),
    step(5, null),
  ];
  expect(gatherEvidence(steps)).toEqual({ commands: ran(['make', 2]), filesWritten: ['a'], commits: [], diffStat: null });
});
