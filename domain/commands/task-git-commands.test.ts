import { expect, test } from 'vitest';

import type { MergeTask } from '../tasks/git/merge-task.ts';
import { ANNA, as } from '../testing/domain-world.ts';
import { aConversation, aTask } from '../testing/fixtures.ts';
import { aTurn } from '../testing/a-turn.ts';
import { taskGitCommand } from './task-git-commands.ts';

const WORKTREE = { folder: '/w', branch: 'parley/abcd2345-x', base: 'b'.repeat(40), into: 'main' };

async function say(argument: string) {
  const asked: string[] = [];
  const note =
    (verb: string): MergeTask =>
    async (_principal, id) => (asked.push(`${verb} ${id}`), aTask({ id, worktree: WORKTREE }));
  const context = {
    principal: as(ANNA),
    person: { ...ANNA, language: 'en' as const },
    conversation: aConversation(),
    turn: aTurn(),
    argument,
  };
  const reply = await taskGitCommand({ mergeTask: note('merge'), discardTask: note('discard') }, context);
  return { asked, reply };
}

test.each([
  ['merge abcd2345', 'merge abcd2345', 'is in `main` now'],
  ['discard `ABCD2345`', 'discard abcd2345', 'are removed'],
])('/task %s does it', async (argument, done, told) => {
  const { asked, reply } = await say(argument);
  expect(asked).toEqual([done]);
  expect(reply).toContain(told);
});

test.each(['merge the branches', 'discard abcd2345 and more', 'merges', 'Merge origin/main into this', ''])(
  '/task %s is a prompt',
  async (argument) => {
    expect(await say(argument)).toEqual({ asked: [], reply: null });
  },
);

test('without a code it says how it is written', async () => {
  expect(await say('merge')).toEqual({ asked: [], reply: expect.stringContaining('`/task merge ID`') });
});
