import { expect, test } from 'vitest';

import { ansiPieces } from './ansi-pieces.ts';

const E = '\u001b[';

test.each([
  ['plain <b>', [['plain <b>', '']]],
  [
    `${E}31mred${E}0m no`,
    [
      ['red', 'ansi-red'],
      [' no', ''],
    ],
  ],
  [`${E}1;32mок${E}m`, [['ок', 'ansi-green ansi-bold']]],
  [
    `${E}33ma${E}34mb${E}35mc${E}36md`,
    [
      ['a', 'ansi-yellow'],
      ['b', 'ansi-blue'],
      ['c', 'ansi-magenta'],
      ['d', 'ansi-cyan'],
    ],
  ],
  [
    `${E}90mfaint${E}97mbright`,
    [
      ['faint', 'ansi-faint'],
      ['bright', 'ansi-plain'],
    ],
  ],
  [
    `${E}38;5;208mpalette${E}38;2;0;0;255mtrue`,
    [
      ['palette', 'ansi-yellow'],
      ['true', 'ansi-blue'],
    ],
  ],
  [
    `${E}41mground${E}0m${E}38;2;255;0;80mred`,
    [
      ['ground', 'ansi-on-red'],
      ['red', 'ansi-red'],
    ],
  ],
  [`${E}2Kgone${E}10;10H`, [['gone', '']]],
  [`10 %\r${E}32m100 %\r`, [['100 %', 'ansi-green']]],
])('%j is shown as %j', (text, pieces) => {
  expect(ansiPieces(text).map((piece) => [piece.text, piece.className])).toEqual(pieces);
});

test('an empty line is an empty piece', () => {
  expect(
    ansiPieces('')
      .map(({ text }) => text)
      .join(''),
  ).toBe('');
});
