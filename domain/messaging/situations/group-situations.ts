import { MAX_MESSAGE_LENGTH } from '../awareness.ts';
import { inGroup, press } from './situation.ts';
import type { Situation } from './situation.ts';

const TOO_LONG = MAX_MESSAGE_LENGTH + 1;
const FOREIGN_GROUP = { isGroupAllowed: false } as const;
const MENTION = { mentionsUs: true } as const;

/** What is said in chats of several people. */
export const GROUP_SITUATIONS: readonly Situation[] = [
  inGroup('A member talks to the others', {}, 'watches', 'not-addressed'),
  inGroup('A member mentions us', MENTION, 'answers', 'mention'),
  inGroup('A member mentions somebody whose name begins like ours', {}, 'watches', 'not-addressed'),
  inGroup('A member writes our name without mentioning us', {}, 'watches', 'not-addressed'),
  inGroup('A member changes a message so that it mentions us now', MENTION, 'answers', 'mention'),
  inGroup('A member changes a message that is not for us', {}, 'watches', 'not-addressed'),
  inGroup('A member replies to a message of ours', { repliesTo: 'us' }, 'answers', 'reply'),
  inGroup('A member replies to somebody else', { repliesTo: 'another' }, 'watches', 'not-addressed'),
  inGroup('A member replies to somebody else and mentions us', { repliesTo: 'another', ...MENTION }, 'answers', 'mention'),
  inGroup('A member writes in a thread that begins with a message of ours', { repliesTo: 'thread-root' }, 'watches', 'thread-root'),
  inGroup('A member mentions us in such a thread', { repliesTo: 'thread-root', ...MENTION }, 'answers', 'mention'),
  inGroup('A member gives a command with our name behind it', { command: 'us' }, 'answers', 'command'),
  inGroup('A member gives a command with nothing behind it', { command: 'nobody' }, 'watches', 'bare-command'),
  inGroup('A member mentions us and gives a command', { command: 'nobody', ...MENTION }, 'answers', 'mention'),
  inGroup('A member replies to a message of ours with a command', { command: 'nobody', repliesTo: 'us' }, 'answers', 'reply'),
  inGroup('A member gives a command to another bot', { command: 'another' }, 'watches', 'for-another'),
  inGroup('A member gives another bot a command in which we are mentioned', { command: 'another', ...MENTION }, 'watches', 'for-another'),
  inGroup(
    'A member replies to a message of ours with a command to another bot',
    { command: 'another', repliesTo: 'us' },
    'watches',
    'for-another',
  ),
  inGroup('A member sends a picture without a word', { length: 0, hasAttachments: true }, 'watches', 'not-addressed'),
  inGroup('A member sends a picture whose caption mentions us', { hasAttachments: true, ...MENTION }, 'answers', 'mention'),
  inGroup('A member replies to a message of ours with a picture', { length: 0, hasAttachments: true, repliesTo: 'us' }, 'answers', 'reply'),
  inGroup(
    'A member replies to a message of ours with a voice message',
    { length: 0, hasAttachments: true, repliesTo: 'us' },
    'answers',
    'reply',
  ),
  inGroup('A member passes on a message that mentions us', { isForwarded: true, ...MENTION }, 'watches', 'forwarded'),
  inGroup('A member passes on a command with our name', { isForwarded: true, command: 'us' }, 'watches', 'forwarded'),
  inGroup('Somebody joins, or the title changes', { length: 0 }, 'does nothing', 'empty'),
  inGroup('A member mentions us in a text that is too long', { length: TOO_LONG, ...MENTION }, 'says why not', 'too-long'),
  inGroup('A member sends the others a text that is too long for us', { length: TOO_LONG }, 'watches', 'not-addressed'),
  inGroup('Another bot mentions us', { from: 'bot', ...MENTION }, 'does nothing', 'bot'),
  inGroup('Another bot replies to a message of ours', { from: 'bot', repliesTo: 'us' }, 'does nothing', 'bot'),
  inGroup('We see a message of our own', { from: 'us', ...MENTION }, 'does nothing', 'own'),
  inGroup(
    'Somebody replies to us like a machine, 20 answers within a minute',
    { repliesTo: 'us', isLooping: true },
    'does nothing',
    'loop',
  ),
  inGroup('Such a one talks to the others', { isLooping: true }, 'watches', 'not-addressed'),
  inGroup(
    'A member has called us many times at once, and now once more',
    { ...MENTION, allowance: 'just-empty' },
    'says why not',
    'too-many',
  ),
  inGroup('A member who was told so calls on', { ...MENTION, allowance: 'empty' }, 'does nothing', 'too-many'),
  inGroup('The owner mentions us', { who: 'owner', ...MENTION }, 'answers', 'mention'),
  inGroup('A guest of this group mentions us', { who: 'guest', isGuestHere: true, ...MENTION }, 'answers', 'mention'),
  inGroup('A guest of another group mentions us', { who: 'guest', ...MENTION }, 'does nothing', 'guest-elsewhere'),
  inGroup('A stranger mentions us', { who: 'stranger', ...MENTION }, 'does nothing', 'stranger-in-group'),
  inGroup('A stranger replies to a message of ours', { who: 'stranger', repliesTo: 'us' }, 'does nothing', 'stranger-in-group'),
  inGroup('A stranger gives a command with our name', { who: 'stranger', command: 'us' }, 'does nothing', 'stranger-in-group'),
  inGroup('A stranger enters a code with /link', { who: 'stranger', command: 'us', entry: 'link' }, 'does nothing', 'stranger-in-group'),
  inGroup('A stranger talks to the others', { who: 'stranger' }, 'watches', 'not-addressed'),
  inGroup('Somebody who was shut out mentions us', { who: 'blocked', ...MENTION }, 'does nothing', 'blocked'),
];

/** The same in groups that no admin has allowed. */
export const FOREIGN_GROUP_SITUATIONS: readonly Situation[] = [
  inGroup('A member mentions us', { ...FOREIGN_GROUP, ...MENTION }, 'does nothing', 'group-not-allowed'),
  inGroup('An admin mentions us', { ...FOREIGN_GROUP, who: 'admin', ...MENTION }, 'does nothing', 'group-not-allowed'),
  inGroup(
    'An admin gives /allowgroup with our name',
    { ...FOREIGN_GROUP, who: 'admin', command: 'us', entry: 'allowgroup' },
    'answers',
    'allowing-group',
  ),
  inGroup(
    'The owner gives /allowgroup with our name',
    { ...FOREIGN_GROUP, who: 'owner', command: 'us', entry: 'allowgroup' },
    'answers',
    'allowing-group',
  ),
  inGroup(
    'An admin gives /allowgroup to nobody in particular',
    { ...FOREIGN_GROUP, who: 'admin', command: 'nobody', entry: 'allowgroup' },
    'watches',
    'bare-command',
  ),
  inGroup(
    'A member gives /allowgroup with our name',
    { ...FOREIGN_GROUP, command: 'us', entry: 'allowgroup' },
    'does nothing',
    'group-not-allowed',
  ),
  inGroup(
    'A stranger gives /allowgroup with our name',
    { ...FOREIGN_GROUP, who: 'stranger', command: 'us', entry: 'allowgroup' },
    'does nothing',
    'group-not-allowed',
  ),
  inGroup('A guest mentions us', { ...FOREIGN_GROUP, who: 'guest', ...MENTION }, 'does nothing', 'group-not-allowed'),
];

/** Buttons and reactions, in a group; whether the one who pressed may have what they ask for is looked at after that. */
export const PRESS_SITUATIONS: readonly Situation[] = [
  press('A member presses a button under an answer of ours', {}, 'answers', 'press'),
  press('A member reacts to a message of somebody else', { isUnderOurs: false }, 'does nothing', 'not-ours'),
  press('A guest of this group presses a button', { who: 'guest', isGuestHere: true }, 'answers', 'press'),
  press('A guest of another group presses a button', { who: 'guest' }, 'does nothing', 'guest-elsewhere'),
  press('A stranger presses a button', { who: 'stranger' }, 'does nothing', 'stranger-in-group'),
  press('Somebody who was shut out presses a button', { who: 'blocked' }, 'does nothing', 'blocked'),
  press(
    'An admin presses a button in a group that is no longer allowed',
    { ...FOREIGN_GROUP, who: 'admin' },
    'does nothing',
    'group-not-allowed',
  ),
  press('Another bot reacts to an answer of ours', { from: 'bot' }, 'does nothing', 'bot'),
  press('We put the reactions there ourselves that others are to press', { from: 'us' }, 'does nothing', 'own'),
];
