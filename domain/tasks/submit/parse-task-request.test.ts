import { describe, expect, test } from 'vitest';

import { InvalidInputError } from '../../errors.ts';
import type { TemplateParameter } from '../template.ts';
import { parseTaskRequest, templateOfRequest } from './parse-task-request.ts';
import type { TaskRequest } from './parse-task-request.ts';

function parameter(change: Partial<TemplateParameter>): TemplateParameter {
  return { name: 'depth', type: 'text', description: '', default: null, choices: [], ...change };
}

const REVIEW = [parameter({ name: 'branch' }), parameter({ name: 'strict', type: 'flag' }), parameter({ name: 'depth', type: 'number' })];

describe('what stands behind /task', () => {
  test.each<[string, Partial<TaskRequest>]>([
    ['Почини тесты', { prompt: 'Почини тесты', command: null, isConfirmed: false }],
    ['', { prompt: null, command: null }],
    ['--run npm test --silent', { command: 'npm test --silent', prompt: null }],
    ['--run "npm test"', { command: 'npm test' }],
    ['—run «npm test» —project demo', { command: 'npm test', project: 'demo' }],
    ['--run “npm test” --time 30m', { command: 'npm test', wallMs: 1_800_000 }],
    ['--run echo "a" "b"', { command: 'echo "a" "b"' }],
    ['--run "echo" "b"', { command: '"echo" "b"' }],
    ['--run git log --after yesterday', { command: 'git log --after yesterday', after: [] }],
    ['--project demo --run make --budget 1', { project: 'demo', command: 'make --budget 1', budgetUsd: null }],
    ['--budget 0.50 Fix it --budget 3', { budgetUsd: 0.5, prompt: 'Fix it --budget 3' }],
    ['--budget 0,5 x', { budgetUsd: 0.5 }],
    ['--budget=$2 x', { budgetUsd: 2, prompt: 'x' }],
    [
      '--steps 7 --time 90s --idle 5m --model first/model --branch release/1.2 Go',
      { steps: 7, wallMs: 90_000, idleMs: 300_000, model: 'first/model', branch: 'release/1.2' },
    ],
    [
      '--after `ABC234`,def567 Then',
      {
        after: [
          { taskId: 'abc234', when: 'success' },
          { taskId: 'def567', when: 'success' },
        ],
      },
    ],
    ['--after a1,a1 --on failure Mend', { after: [{ taskId: 'a1', when: 'failure' }] }],
    [
      '--cron "0 9 * * *" --tz Europe/Berlin Run daily health check',
      { cron: '0 9 * * *', zone: 'Europe/Berlin', prompt: 'Run daily health check' },
    ],
    ['—cron „0 9 * * *“ —missed skip Проверь', { cron: '0 9 * * *', missed: 'skip', prompt: 'Проверь' }],
    ['–at "завтра 9:00" Проверь', { at: 'завтра 9:00', prompt: 'Проверь' }],
    ['--cron “0 9 * * *" x', { cron: '0 9 * * *' }],
    ["--at 'tomorrow 9:00' x", { at: 'tomorrow 9:00' }],
    ['--yes --project demo Delete\n  all of it', { isConfirmed: true, project: 'demo', prompt: 'Delete\n  all of it' }],
    ['-- --budget is a word', { prompt: '--budget is a word', budgetUsd: null }],
    ['— почини это', { prompt: '— почини это' }],
    ['—привет', { prompt: '—привет' }],
    ['-5 degrees', { prompt: '-5 degrees' }],
    ['--PROJECT Demo x', { project: 'Demo' }],
  ])('%s', (text, expected) => {
    expect(parseTaskRequest(text, 'ru')).toMatchObject(expected);
  });

  test.each([
    ['--budjet 1 x', 'budjet', 'There is no --budjet; did you mean --budget? Put -- before a prompt that begins so.'],
    ['--qqqqqqqqqq x', 'qqqqqqqqqq', /^There is no --qqqqqqqqqq: use one of --run, --project, .*--yes, or put -- before a prompt/],
    ['--budget', 'budget', '--budget needs a value, such as --budget 0.50.'],
    ['--budget --yes x', 'budget', '--budget needs a value, such as --budget 0.50.'],
    ['--budget lots x', 'budgetUsd', 'budget: found "lots", allowed: US dollars from 0 to 1000, such as --budget 0.50.'],
    ['--budget -1 x', 'budgetUsd', /found "-1"/],
    ['--budget 1001 x', 'budgetUsd', /found "1001"/],
    ['--steps 0 x', 'steps', 'steps: found "0", allowed: a whole number from 1 to 10000, such as --steps 50.'],
    ['--time 5 x', 'time', 'time: found "5", allowed: a time with its unit, from 1s to 24h, such as --time 30m.'],
    ['--time 25h x', 'time', /from 1s to 24h/],
    ['--idle 0s x', 'idle', 'idle: found "0s", allowed: a time with its unit, from 1s to 24h, such as --idle 5m.'],
    ['--branch a..b x', 'branch', /^branch: found "a..b", allowed: the name of a branch or tag, or a commit/],
    ['--branch -rf x', 'branch', /found "-rf"/],
    ['--after нет x', 'after', /^after: found "нет", allowed: codes of tasks/],
    [`--after ${Array.from({ length: 21 }, (_, at) => `a${at}`).join(',')} x`, 'after', /at most 20 others; these are 21/],
    ['--after a --on maybe x', 'on', 'on: found "maybe", allowed: success, failure, always, such as --on failure.'],
    ['--on failure x', 'on', '--on needs --after k7m2p9qa beside it.'],
    ['--tz Europe/Berlin x', 'tz', '--tz needs --cron "0 9 * * *" beside it.'],
    ['--cron "0 9 * * * x', 'cron', 'The quotation mark behind --cron is not closed: write it as --cron "0 9 * * *".'],
    ['--cron "0 9 * * *" --at "9:00" x', 'cron', /^Give either --cron or --at/],
    ['--cron "0 9 * * *" --after a x', 'after', /^Give either --after or/],
    ['--missed later --cron "0 9 * * *" x', 'missed', /allowed: run-once, skip/],
    ['--run "make" and more', null, null],
    ['--yes --yes x', 'yes', '--yes is there twice: say it once.'],
    ['--template a --run make', 'run', /^Give either --run or --template/],
    [
      '--run "make" --project demo do it',
      'run',
      'Give either a prompt or --run, not both: put "do it" into the quotation marks of the command.',
    ],
  ])('%s is refused in one sentence with a right example', (text, field, message) => {
    if (field === null) return expect(parseTaskRequest(text, 'en').command).toBe('"make" and more');
    const refusal = refusalOf(() => parseTaskRequest(text, 'en'));
    expect(refusal.field).toBe(field);
    if (typeof message === 'string') expect(refusal.message).toBe(message);
    else expect(refusal.message).toMatch(message ?? '');
  });

  test('is refused in Russian to who speaks it', () => {
    expect(refusalOf(() => parseTaskRequest('--budjet 1 x', 'ru')).message).toBe(
      'Флага --budjet нет; может быть, --budget? Перед запросом, который так начинается, поставьте --.',
    );
  });
});

describe('a template in it', () => {
  test('brings its parameters as flags, also one called branch and ones without a value', () => {
    expect(parseTaskRequest('--template code-review --branch main --strict --depth 3 Look at the tests too', 'en', REVIEW)).toMatchObject({
      template: 'code-review',
      parameters: { branch: 'main', strict: 'true', depth: '3' },
      branch: null,
      prompt: 'Look at the tests too',
    });
    expect(parseTaskRequest('--template t --strict=no x', 'en', REVIEW).parameters).toEqual({ strict: 'no' });
  });

  test('is found before its parameters are known', () => {
    expect(templateOfRequest('--template code-review --strict --project demo x')).toEqual({ template: 'code-review', project: 'demo' });
    expect(templateOfRequest('—template «code-review»')).toEqual({ template: 'code-review', project: null });
    expect(templateOfRequest('Use --template x')).toEqual({ template: null, project: null });
    expect(templateOfRequest('--template')).toEqual({ template: null, project: null });
  });

  test('has a misspelt parameter answered with the nearest', () => {
    expect(refusalOf(() => parseTaskRequest('--template t --brnach main', 'en', REVIEW)).message).toContain('did you mean --branch?');
  });
});

function refusalOf(parse: () => unknown): InvalidInputError {
  try {
    parse();
  } catch (error) {
    if (error instanceof InvalidInputError) return error;
    throw error;
  }
  throw new Error('It was not refused.');
}
