import { format, resolveConfig } from 'prettier';
import { describe, expect, test } from 'vitest';

import { REASON_TEXTS } from '../reason-texts.ts';
import { FOREIGN_GROUP_SITUATIONS, GROUP_SITUATIONS, PRESS_SITUATIONS } from './group-situations.ts';
import { PRIVATE_SITUATIONS } from './private-situations.ts';
import { decide } from './situation.ts';
import type { Situation } from './situation.ts';

const PAGE = new URL('../../../docs/SITUATIONS.md', import.meta.url).pathname;

const CHAPTERS: readonly (readonly [string, readonly Situation[]])[] = [
  ['In a private chat', PRIVATE_SITUATIONS],
  ['In a group that an admin has allowed', GROUP_SITUATIONS],
  ['In a group that no admin has allowed', FOREIGN_GROUP_SITUATIONS],
  ['Buttons and reactions', PRESS_SITUATIONS],
];
const ALL = CHAPTERS.flatMap(([title, situations]) => situations.map((situation) => [`${title}: ${situation.words}`, situation] as const));

const INTRODUCTION = `# When Parley answers

Each line below is one thing that can happen in a chat, what Parley does about it, and why. The table is made from the rows that the tests check, so it
cannot differ from what the program does. In a chat, \`/why\` in reply to a message shows the reason for that one.

- **answers**: the message is answered, or the button does what it says.
- **watches**: there is no answer; what was said is kept for the group's memory only if an admin wants that for the group.
- **does nothing**: no answer, and nothing of it is kept.
- **offers a code**: the stranger gets a pairing code, at most once an hour; the owner can let them in with it.
- **says why not**: one sentence instead of an answer.

A Matrix room is a private chat when nobody but one person and Parley is in it or invited, and it was made as a direct chat or has neither name nor topic.
One that others can find or join without an invitation is a group, and so is every room from the moment when a third is in it or invited.

A message that was changed is looked at anew, and answered if it was not answered before; one that was is not answered again.
`;

function page(): string {
  const chapters = CHAPTERS.map(([title, situations]) => {
    const rows = situations.map(({ words, decision, reason }) => `| ${words} | ${decision} | ${REASON_TEXTS.en[reason]} |`);
    return [`## ${title}`, '', '| what happens | Parley | because |', '| --- | --- | --- |', ...rows].join('\n');
  });
  return [INTRODUCTION, ...chapters].join('\n\n');
}

describe('the table of situations', () => {
  test.each(ALL)('%s', (_title, situation) => {
    expect(decide(situation)).toEqual({ decision: situation.decision, reason: situation.reason });
  });

  test('has sixty rows or more, none twice, and every reason in it', () => {
    expect(ALL.length).toBeGreaterThanOrEqual(60);
    expect(new Set(ALL.map(([title]) => title)).size).toBe(ALL.length);
    const shown = new Set(ALL.map(([, { reason }]) => reason));
    // What every ordinary answer has behind it; the way in which it was addressed is what people want to know.
    expect(Object.keys(REASON_TEXTS.en).filter((reason) => ![...shown].some((each) => each === reason))).toEqual([
      'known',
      'guest',
      // What comes of a code shows only when it is tried.
      'wrong-code',
      'on-channel',
    ]);
  });

  test('every reason is told in both languages, as one line', () => {
    expect(Object.keys(REASON_TEXTS.ru)).toEqual(Object.keys(REASON_TEXTS.en));
    for (const text of [...Object.values(REASON_TEXTS.en), ...Object.values(REASON_TEXTS.ru)]) expect(text).toMatch(/^[^\n|]+\.$/);
  });

  // `npx vitest run situations -u` writes the page anew.
  test('is the page docs/SITUATIONS.md', async () => {
    const options = await resolveConfig(PAGE);
    const text = await format(page(), { ...options, parser: 'markdown' });
    await expect(text).toMatchFileSnapshot(PAGE);
  });
});
