import { expect, test } from 'vitest';

import { commandAnswer } from './command-answer.ts';

test('a command is answered with words alone, with a task to follow, or with buttons that give commands or are a plugin’s', () => {
  expect(commandAnswer('Да')).toEqual({ reply: 'Да', cost: 0 });
  expect(commandAnswer({ text: 'Да', followTaskId: 'abc234', followAs: 'log' })).toEqual({
    reply: 'Да',
    cost: 0,
    followTaskId: 'abc234',
    followAs: 'log',
  });
  expect(commandAnswer({ text: 'Да', choices: [{ label: 'Дальше', command: '/memory 2' }] })).toEqual({
    reply: 'Да',
    cost: 0,
    choices: ['Дальше'],
    commands: ['/memory 2'],
  });
  expect(commandAnswer({ text: 'Да', choices: [{ label: 'x', command: null }] })).toEqual({ reply: 'Да', cost: 0, choices: ['x'] });
});

test('more buttons than a message can have are left out, and none is none', () => {
  const choices = Array.from({ length: 9 }, (_, at) => ({ label: String(at + 1), command: `/forget ${String(at + 1)}` }));
  expect(commandAnswer({ text: '', choices })).toMatchObject({ choices: ['1', '2', '3', '4', '5', '6'] });
  expect(commandAnswer({ text: 'Да', choices: [] })).toEqual({ reply: 'Да', cost: 0 });
});
