import { expect, test } from 'vitest';

import { recordingName } from './recording-name.ts';

test.each([
  ['a.oga', 'audio/ogg', 'voice.ogg'],
  ['a', 'audio/ogg; codecs=opus', 'voice.ogg'],
  ['a.opus', 'audio/opus', 'voice.ogg'],
  ['Моя песня.mp3', 'audio/mpeg', 'voice.mp3'],
  ['a.M4A', 'audio/x-m4a', 'voice.m4a'],
  ['a.WAV', 'application/octet-stream', 'voice.wav'],
  ['.exe', '', 'voice.ogg'],
  ['', 'AUDIO/OGG', 'voice.ogg'],
])('%j of type %j is sent as %s', (name, mime, sent) => {
  expect(recordingName({ name, mime })).toBe(sent);
});
