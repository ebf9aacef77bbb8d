import { expect, test } from 'vitest';

import { parseCommand } from './parse-command.ts';

test.each([
  ['/help', 'help', ''],
  ['  /help  ', 'help', ''],
  ['/HELP', 'help', ''],
  ['/task Объясни проект', 'task', 'Объясни проект'],
  ['/task   --run  npm test ', 'task', '--run  npm test'],
  ['/task\nпервая строка\nвторая', 'task', 'первая строка\nвторая'],
  ['/tasklog@parley_bot abc234', 'tasklog', 'abc234'],
  ['/new@parley_bot', 'new', ''],
  ['/a1_b x', 'a1_b', 'x'],
  ['/stop\u00A0abc', 'stop', 'abc'],
])('%j is the command %s with %j', (text, name, argument) => {
  expect(parseCommand(text)).toEqual({ name, argument });
});

test.each([
  '',
  'help',
  'see /help',
  '/',
  '/ help',
  '//',
  '/etc/hosts',
  '/etc/hosts is empty',
  '/usr/bin/env node',
  '/1',
  '/_a',
  '/a.txt',
  '/foo-bar',
  '/задача',
  '/@bot',
  `/${'a'.repeat(33)}`,
  '/task: x',
])('%j is no command', (text) => {
  expect(parseCommand(text)).toBeNull();
});
