import { MAX_MESSAGE_LENGTH } from '../awareness.ts';
import { inPrivate } from './situation.ts';
import type { Situation } from './situation.ts';

const TOO_LONG = MAX_MESSAGE_LENGTH + 1;

/** What happens in chats of two. */
export const PRIVATE_SITUATIONS: readonly Situation[] = [
  inPrivate('A member writes something', {}, 'answers', 'private'),
  inPrivate('An admin writes something', { who: 'admin' }, 'answers', 'private'),
  inPrivate('The owner writes something', { who: 'owner' }, 'answers', 'private'),
  inPrivate('A member gives a command', { command: 'nobody' }, 'answers', 'private'),
  inPrivate('A member gives a command with our name behind it', { command: 'us' }, 'answers', 'private'),
  inPrivate("A member gives a command with another bot's name behind it", { command: 'another' }, 'answers', 'private'),
  inPrivate('A member mentions us', { mentionsUs: true }, 'answers', 'private'),
  inPrivate('A member replies to a message of ours', { repliesTo: 'us' }, 'answers', 'private'),
  inPrivate('A member replies to a message of their own', { repliesTo: 'another' }, 'answers', 'private'),
  inPrivate('A member writes in a thread that begins with a message of ours', { repliesTo: 'thread-root' }, 'answers', 'private'),
  inPrivate("A member passes on somebody else's words", { isForwarded: true }, 'answers', 'private'),
  inPrivate('A member sends a picture without a word', { length: 0, hasAttachments: true }, 'answers', 'private'),
  inPrivate('A member sends a file with a caption', { hasAttachments: true }, 'answers', 'private'),
  inPrivate('A member sends blanks only', { length: 0 }, 'does nothing', 'empty'),
  inPrivate('A member sends a text of the greatest length', { length: MAX_MESSAGE_LENGTH }, 'answers', 'private'),
  inPrivate('A member sends a text that is too long', { length: TOO_LONG }, 'says why not', 'too-long'),
  inPrivate('A member has written many messages at once, and now one more', { allowance: 'just-empty' }, 'says why not', 'too-many'),
  inPrivate('A member who was told so writes on', { allowance: 'empty' }, 'does nothing', 'too-many'),
  inPrivate('Somebody writes like a machine, 20 answers within a minute', { isLooping: true }, 'does nothing', 'loop'),
  inPrivate('Another bot writes to us', { from: 'bot' }, 'does nothing', 'bot'),
  inPrivate('We see a message of our own', { from: 'us' }, 'does nothing', 'own'),
  inPrivate('A stranger writes something', { who: 'stranger' }, 'offers a code', 'stranger'),
  inPrivate('A stranger gives a command', { who: 'stranger', command: 'nobody' }, 'offers a code', 'stranger'),
  inPrivate('A stranger enters a code with /link', { who: 'stranger', command: 'nobody', entry: 'link' }, 'answers', 'linking'),
  inPrivate(
    'A stranger enters one code after another',
    { who: 'stranger', entry: 'link', allowance: 'just-empty' },
    'does nothing',
    'too-many',
  ),
  inPrivate('A stranger writes and writes', { who: 'stranger', allowance: 'just-empty' }, 'does nothing', 'too-many'),
  inPrivate('A stranger sends /allowgroup', { who: 'stranger', entry: 'allowgroup' }, 'offers a code', 'stranger'),
  inPrivate('A stranger sends a text that is too long', { who: 'stranger', length: TOO_LONG }, 'offers a code', 'stranger'),
  inPrivate('A stranger sends blanks only', { who: 'stranger', length: 0 }, 'does nothing', 'empty'),
  inPrivate('A guest of a group writes to us alone', { who: 'guest' }, 'offers a code', 'stranger'),
  inPrivate('A guest of a group enters a code with /link', { who: 'guest', entry: 'link' }, 'answers', 'linking'),
  inPrivate('Somebody who was shut out writes something', { who: 'blocked' }, 'does nothing', 'blocked'),
  inPrivate('Somebody who was shut out enters a code with /link', { who: 'blocked', entry: 'link' }, 'does nothing', 'blocked'),
];
