import { expect, test } from 'vitest';

import { makeScriptedTranscriber } from '../testing/scripted-transcriber.ts';
import { makeTranscriptionProbe } from './transcription-probe.ts';

test('that nobody listens is no trouble, and what to set for it is said', async () => {
  await expect(makeTranscriptionProbe(null)()).resolves.toMatchObject({
    name: 'transcription',
    isReady: true,
    isEssential: false,
    detail: expect.stringContaining('set transcription in parley.yaml'),
  });
  await expect(makeTranscriptionProbe(makeScriptedTranscriber([]))()).resolves.toMatchObject({ isReady: true, detail: null });
});
