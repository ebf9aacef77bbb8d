import { expect, test } from 'vitest';

import { isOutOfReach } from './out-of-reach.ts';
import { shrugsOff } from './shrugging.ts';
import { unquotedWords } from './unquoted-words.ts';

test.each<[string, string, boolean]>([
  ['What is 20% of 350?', 'Maths is beyond me.', true],
  ['Sort these notes: milk, eggs', 'Sorry, no idea.', true],
  ['Sort these notes: milk, eggs', 'Sorry, but no.', true],
  ['Is this true?', 'Sorry, no.', false],
  ['List five rivers', 'Error: unable to list them', true],
  ['List five rivers', 'None of mine: Rhine, Elbe', false],
  ['Write a poem about the sea', 'Poetry is not my thing.', true],
  ['Write a poem about failure', 'I never learned to fly.', false],
  ['Translate: It is not mine', 'Das ist nicht meins.', false],
  ['Explain the idiom "beyond me"', 'I do not get it: beyond me.', false],
  ['What do you think of maths?', 'Maths is not my thing.', false],
  ['What is the time now?', 'Clocks are beyond me.', false],
  ['Explain this trace', "I can't see the rest of it.", false],
  ['Explain tides', 'Tides are beyond me, but the moon pulls the water.', false],
  ['Explain tides', `${'Well, '.repeat(40)}this is beyond me.`, false],
  ['Объясни приливы', 'Физика — это не моё.', true],
  ['Почему я не могу войти?', 'Мне это не дано.', false],
])('%s — %s', (question, answer, isShrugged) => {
  expect(shrugsOff(question, unquotedWords(question), unquotedWords(answer))).toBe(isShrugged);
});

test.each<[string, boolean]>([
  ['what is the weather in oslo right now?', true],
  ['where is my parcel?', true],
  ['open this link and summarise it', true],
  ['позвони маме', true],
  ['какой сегодня курс доллара?', true],
  ['write a poem for tonight', false],
  ['summarise this email: the shop is closed today', false],
  ['объясни, что такое инфляция', false],
])('what no model can know or do: %s', (asked, isOut) => {
  expect(isOutOfReach(asked)).toBe(isOut);
});
