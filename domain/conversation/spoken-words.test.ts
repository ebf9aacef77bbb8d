import { expect, test } from 'vitest';

import { PLAIN_SOURCE } from '../messaging/message-source.ts';
import { anAttachment } from '../testing/an-attachment.ts';
import { wordsOf } from './spoken-words.ts';

const voice = anAttachment({ kind: 'voice', transcript: ' Где мой кот? ' });

test.each([
  ['what was written and said', 'Слушай', false, [voice, anAttachment()], 'Слушай\nГде мой кот?'],
  ['only what was said', '', false, [voice], 'Где мой кот?'],
  ['not what somebody else said', 'Вот', true, [voice], 'Вот'],
  ['not what a file of sound says', 'Вот', false, [{ ...voice, kind: 'audio' }], 'Вот'],
  ['nothing of a silent one', 'Вот', false, [{ ...voice, transcript: '' }], 'Вот'],
] as const)('a person’s words: %s', (_, text, isForwarded, files, words) => {
  expect(wordsOf({ text, source: { ...PLAIN_SOURCE, isForwarded } }, files)).toBe(words);
});
