import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { ConfigError } from './config-error.ts';
import { parseSettings, readSettingsFile } from './settings-file.ts';

function refusalOf(text: string): string {
  try {
    parseSettings(text, 'parley.yaml');
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return 'accepted';
}

describe('parseSettings', () => {
  it.each([
    ['', 'an empty file'],
    ['# nothing but words\n', 'comments only'],
    ['tasks:\n#  steps: 3\n', 'a section with all its lines commented out'],
    ['budgets: {personDay: 0, chatDay: 2.5}', 'a budget of nothing'],
    ['tasks: {defaultProject: проект-1, time: 90m, commandMemory: 1.5GiB}', 'Cyrillic and units'],
  ])('takes %j', (text) => {
    expect(refusalOf(text)).toBe('accepted');
  });

  it.each([
    [
      'budgets:\n  personDay: -3',
      'parley.yaml:2:3: budgets.personDay: found -3, allowed: an amount of US dollars such as 2.50, not negative.',
    ],
    [
      'budgets: {personDay: "3"}',
      'parley.yaml:1:11: budgets.personDay: found "3", allowed: an amount of US dollars such as 2.50, not negative.',
    ],
    [
      'budgets: {personDay: .inf}',
      'parley.yaml:1:11: budgets.personDay: found Infinity, allowed: an amount of US dollars such as 2.50, not negative.',
    ],
    ['budgts: {}', 'parley.yaml:1:1: budgts: there is no such setting; did you mean budgets?'],
    ['\nbudgets:\n  persnDay: 1', 'parley.yaml:3:3: budgets.persnDay: there is no such setting; did you mean personDay?'],
    [
      'concurrency: {bananas: 1}',
      'parley.yaml:1:15: concurrency.bananas: there is no such setting; allowed: turns, tasks, tasksPerPerson, tasksPerProject, tasksAtAll.',
    ],
    ['prices: [{model: a/b, form: 2026-01-01}]', 'parley.yaml:1:23: prices[0].form: there is no such setting; did you mean from?'],
    [
      'prices: [{model: a/b, input: 1, output: 1}]',
      'parley.yaml:1:10: prices[0].from: found nothing, allowed: a day such as 2026-11-23: the first one on which the price holds.',
    ],
    [
      'prices: [{model: a/b, from: 2026-02-30, input: 1, output: 1}]',
      'parley.yaml:1:23: prices[0].from: found "2026-02-30", allowed: a day such as 2026-11-23: the first one on which the price holds.',
    ],
    ['models: [{id: gpt}]', 'parley.yaml:1:11: models[0].id: found "gpt", allowed: provider/model.'],
    ['chains: {chat: [gpt]}', 'parley.yaml:1:17: chains.chat[0]: found "gpt", allowed: provider/model.'],
    [
      'chains: {chat: [7]}',
      'parley.yaml:1:17: chains.chat[0]: found 7, allowed: provider/model, or a map with model, firstEvent, silence, total, needs, context.',
    ],
    ['budgets: {task: -1}', 'parley.yaml:1:11: budgets.task: found -1, allowed: an amount of US dollars such as 2.50, not negative.'],
    ['escalation: {steps: 9}', 'parley.yaml:1:14: escalation.steps: found 9, allowed: a whole number from 0 to 5.'],
    ['chains: {chat: a/b}', 'parley.yaml:1:10: chains.chat: found "a/b", allowed: a list.'],
    [
      'deadlines: {hosted: {silence: 30}}',
      'parley.yaml:1:22: deadlines.hosted.silence: found 30, allowed: a time with its unit such as 90s, 20m or 2h.',
    ],
    ['tasks: {time: 0s}', 'parley.yaml:1:9: tasks.time: found "0s", allowed: a time with its unit such as 90s, 20m or 2h.'],
    [
      'tasks: {commandMemory: 2GB}',
      'parley.yaml:1:9: tasks.commandMemory: found "2GB", allowed: a size with its unit such as 512MiB or 2GiB.',
    ],
    [
      'tasks: {defaultProject: ../up}',
      'parley.yaml:1:9: tasks.defaultProject: found "../up", allowed: a folder name of letters, digits, -, _ and .',
    ],
    ['graphiql: yes', 'parley.yaml:1:1: graphiql: found "yes", allowed: true or false.'],
    [
      'roles: {admin: [ann]}',
      'parley.yaml:1:17: roles.admin[0]: found "ann", allowed: channel:id, such as telegram:12345 or matrix:@ann:example.org.',
    ],
    ['a: [1', 'parley.yaml:1:6: this is no valid YAML: Flow sequence in block'],
    ['graphiql: true\ngraphiql: true', 'parley.yaml:2:1: this is no valid YAML: Map keys must be unique'],
  ])('refuses %j in one line that says where, what and what is allowed', (text, message) => {
    expect(refusalOf(text)).toContain(message);
    expect(refusalOf(text)).not.toContain('\n');
  });

  it.each(['- 1', 'words', '42'])('refuses a file that is no map: %j', (text) => {
    expect(refusalOf(text)).toMatch(/^parley\.yaml:1:1: the file: found .*, allowed: a map with models, prices/);
  });

  it('does not repeat what looks like a key in the wrong place', () => {
    const text = 'providers: [{name: x, baseUrl: "https://ann:hunter2@x.example/v1", apiKeyEnv: sk-abcdef}]';
    expect(refusalOf(text)).not.toMatch(/sk-abcdef|hunter2/);
  });

  it('refuses a file that is a bomb of references', () => {
    const bomb = [
      'a: &a [1,1,1,1,1,1,1,1,1]',
      ...'bcdefgh'.split('').map(
        (name, index) =>
          `${name}: &${name} [${Array(9)
            .fill(`*${'abcdefg'[index] ?? 'a'}`)
            .join()}]`,
      ),
    ];
    expect(refusalOf(bomb.join('\n'))).toContain('refers to its own parts');
  });
});

describe('readSettingsFile', () => {
  it('says when there is no such file, or when it is a folder', () => {
    const folder = mkdtempSync(join(tmpdir(), 'parley-settings-'));
    expect(() => readSettingsFile(join(folder, 'none.yaml'))).toThrow(/^PARLEY_CONFIG: found .*none\.yaml, but there is no such file\.$/);
    expect(() => readSettingsFile(folder)).toThrow(/it cannot be read \(EISDIR\)/);
    writeFileSync(join(folder, 'parley.yaml'), 'graphiql: false');
    expect(readSettingsFile(join(folder, 'parley.yaml')).settings).toEqual({ graphiql: false });
    rmSync(folder, { recursive: true });
  });
});
