import { describe, expect, it } from 'vitest';

import { messageOf, photo } from './testing/updates.ts';
import type { Said } from './testing/updates.ts';

describe('the files of a message', () => {
  const file = { file_id: 'f', file_unique_id: 'u' };
  const cases: readonly [string, Partial<Said>, object][] = [
    [
      'the largest picture',
      { photo: [photo('s', 90), photo('l', 1280), photo('m', 320)] },
      { kind: 'picture', remote: 'l', name: 'photo-5.jpg', mime: 'image/jpeg' },
    ],
    [
      'a document',
      { document: { ...file, file_name: 'отчёт.pdf', mime_type: 'application/pdf', file_size: 9 } },
      { kind: 'document', name: 'отчёт.pdf', mime: 'application/pdf', size: 9, seconds: null },
    ],
    ['a document without a name', { document: file }, { kind: 'document', name: 'file-5', mime: null, size: null }],
    ['a voice message', { voice: { ...file, duration: 3 } }, { kind: 'voice', mime: 'audio/ogg', seconds: 3 }],
    ['music', { audio: { ...file, duration: 200, file_name: 'песня.mp3' } }, { kind: 'audio', name: 'песня.mp3', seconds: 200 }],
    ['a video', { video: { ...file, duration: 9, width: 1, height: 1 } }, { kind: 'video', seconds: 9 }],
    ['a round video', { video_note: { ...file, duration: 9, length: 1 } }, { kind: 'video' }],
    ['a GIF, once', { animation: { ...file, duration: 2, width: 1, height: 1 }, document: file }, { kind: 'video', seconds: 2 }],
  ];
  it.each(cases)('has %s', (_name, change, expected) => {
    const { attachments, text } = messageOf(change);
    expect(attachments).toHaveLength(1);
    expect(attachments[0]).toMatchObject(expected);
    expect(text).toBe('');
  });
});
