import { expect, test } from 'vitest';

import { share, takeRows } from './take-rows.ts';

const { names, rows } = takeRows();
const asked = names.flatMap((name) =>
  (['en', 'ru'] as const).map((lang) => ({ name, lang, own: rows.filter((row) => row.plugin === name && row.lang === lang) })),
);

test.each(asked.filter(({ own }) => own.length > 0))(
  'nine of ten requests for $name in $lang are taken by it, with no model',
  ({ name, own }) => {
    expect(own.length).toBeGreaterThanOrEqual(120);
    expect(share(own, ({ by }) => by === name)).toBeGreaterThanOrEqual(0.9);
  },
);

test('of what is said in chats, one in fifty sentences at most is taken by any', () => {
  const chat = rows.filter(({ plugin }) => plugin === null);
  expect(chat.length).toBeGreaterThanOrEqual(400);
  expect(share(chat, ({ by }) => by !== null)).toBeLessThanOrEqual(0.02);
});
