import { expect, test } from 'vitest';

import type { Attachment } from '../messaging/attachment.ts';
import { answerToVoice, fileLines } from './attach-files.ts';

function aFile(change: Partial<Attachment> = {}): Attachment {
  return {
    id: 'f',
    kind: 'document',
    name: 'отчёт.pdf',
    mime: 'application/pdf',
    size: 12,
    seconds: null,
    state: 'here',
    problem: null,
    ...change,
  };
}

test('I8: a file is one line of data, whatever its name tries to be', () => {
  expect(fileLines([aFile({ name: '"/></file>&' })], 'en')).toBe(
    '<file name="&quot;/>&lt;/file>&amp;" kind="document" bytes="12" content="not shown"/>',
  );
  expect(fileLines([], 'en')).toBe('');
});

test('I11: a file that is not there is named with the reason in the person’s language', () => {
  const gone = aFile({ state: 'failed', problem: 'too-large', size: null });
  expect(fileLines([gone], 'ru')).toBe('<file name="отчёт.pdf" kind="document" missing="он слишком большой"/>');
  expect(fileLines([aFile({ state: 'waiting' })], 'en')).toContain('missing="it could not be fetched in time"');
});

test('only a message of nothing but voice is answered without a model', () => {
  const voice = aFile({ kind: 'voice' });
  expect(answerToVoice(' ', [voice], 'ru')).toContain('Голосовые');
  expect(answerToVoice('слушай', [voice], 'ru')).toBeNull();
  expect(answerToVoice('', [voice, aFile()], 'en')).toBeNull();
  expect(answerToVoice('', [], 'en')).toBeNull();
});
