import { describe, expect, test } from 'vitest';

import { splitWords } from './template-parameters.ts';

describe('what stands behind task in a terminal', () => {
  test.each([
    [['Explain', 'this'], [], 'Explain this'],
    [['--since', 'v1', 'Be', 'quick'], [{ name: 'since', value: 'v1' }], 'Be quick'],
    [
      ['--since=v1', '--strict', 'now'],
      [
        { name: 'since', value: 'v1' },
        { name: 'strict', value: 'true' },
      ],
      'now',
    ],
    [['word', '--since', 'v1'], [], 'word --since v1'],
  ])('%j', (words, parameters, prompt) => {
    expect(splitWords(words, new Set(['strict']), 'known')).toEqual({ parameters, prompt });
  });

  test('is refused with a sentence when it is no option, or has no value', () => {
    expect(() => splitWords(['--budjet', '1'], new Set(), 'none')).toThrow('There is no option --budjet');
    expect(() => splitWords(['--since'], new Set(), 'known')).toThrow('--since needs a value, such as --since "…".');
  });

  test.each([[['--deep']], [['--deep', '--since']]])(
    '%j of a template that is broken or unknown is left to the server, which says so',
    (words) => {
      expect(splitWords(words, new Set(), 'unknown').parameters[0]).toEqual({ name: 'deep', value: 'true' });
    },
  );
});
