import { describe, expect, test } from 'vitest';

import { InvalidInputError } from '../../errors.ts';
import { expandSeed } from './seed-grammar.ts';

const expand = (content: string, frames = '') => expandSeed({ name: 'mine.en.txt', content, frames });

describe('the seed grammar', () => {
  test('fills slots and alternatives, every value before any comes twice', () => {
    const made = expand('[assistant reminders]\n@task = a | b\n@task += c | d\n(remind|tell) me to @task *4');
    expect(new Set(made.map(({ text }) => text.at(-1)))).toEqual(new Set(['a', 'b', 'c', 'd']));
    expect(made.filter(({ text }) => text.startsWith('remind me to '))).toHaveLength(2);
    expect(made[0]).toMatchObject({ mode: 'assistant', plugin: 'reminders', group: 'mine.en.txt:4' });
  });

  test('takes a line without slots as it is, with its marks and addresses', () => {
    expect(expand('[agent]\n# a comment\nls -la (all) user@example.com\n#42 is done').map(({ text }) => text)).toEqual([
      'ls -la (all) user@example.com',
      '#42 is done',
    ]);
  });

  test('utterances of one pattern count less each than a line of its own', () => {
    const [single, ...many] = expand('[chat]\nhello\n(a|b|c|d) thing *4');
    expect(single?.weight).toBe(1);
    expect(many).toHaveLength(4);
    expect(many.every(({ weight }) => weight < 1 && weight > 0.25)).toBe(true);
  });

  test('wraps some in words that say nothing, and is the same each time', () => {
    const content = `[chat]\n${Array.from({ length: 200 }, (_, n) => `line ${n}`).join('\n')}`;
    const made = expand(content, '@lead = please\n@trail = thanks');
    const framed = made.filter(({ text }) => /please|thanks/u.test(text));
    expect(framed.length).toBeGreaterThan(20);
    expect(framed.length).toBeLessThan(100);
    expect(expand(content, '@lead = please\n@trail = thanks')).toEqual(made);
  });

  test.each([
    ['hello', /mine\.en\.txt:1.*before any section/u],
    ['[robot]\nhello', /mine\.en\.txt:1.*\[chat\]/u],
    ['[chat]\n\n@nowhere to go', /mine\.en\.txt:3.*no slot @nowhere/u],
  ])('a mistake names its place: %j', (content, message) => {
    expect(() => expand(content)).toThrow(InvalidInputError);
    expect(() => expand(content)).toThrow(message);
  });
});
