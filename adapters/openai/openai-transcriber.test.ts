import { afterEach, describe, expect, test } from 'vitest';

import type { Recording } from '../../domain/ports/transcriber.ts';
import { makeManualClock } from '../../domain/testing/manual-clock.ts';
import { startTranscriptionServer } from '../../testing/models/transcription-server.ts';
import type { TranscriptionAnswer, TranscriptionServer } from '../../testing/models/transcription-server.ts';
import { makeOpenAiTranscriber } from './openai-transcriber.ts';

const KEY = 'sk-proj-very-secret-0123456789';
const VOICE: Recording = {
  name: 'голос.oga',
  mime: 'audio/ogg',
  content: new Uint8Array([0x4f, 0x67, 0x67, 0x53, 0, 255, 13, 10, 45, 45]),
};
const HELLO: TranscriptionAnswer = { kind: 'says', text: 'Привет, мир 🌍', seconds: 7 };

let server: TranscriptionServer;
afterEach(() => server.stop());

type Change = Partial<Parameters<typeof makeOpenAiTranscriber>[0]>;

async function hear(
  answers: readonly TranscriptionAnswer[],
  change: Change = {},
  recording = VOICE,
  signal = new AbortController().signal,
) {
  server = await startTranscriptionServer(answers);
  return makeTranscriber(change).transcribe(recording, signal);
}

function makeTranscriber(change: Change = {}) {
  return makeOpenAiTranscriber({
    ...{ name: 'openai', dialect: 'openai', apiKey: KEY, baseUrl: `${server.url}/v1`, clock: makeManualClock() },
    ...{ model: 'whisper-1', perMinute: 6_000_000, language: null },
    ...change,
  });
}

describe('the transcriber of OpenAI and its relatives', () => {
  test('sends the recording as a file of a name that says its format, and takes the words and the seconds', async () => {
    await expect(hear([HELLO])).resolves.toEqual({ kind: 'heard', text: 'Привет, мир 🌍', seconds: 7 });
    const [request] = server.requests;
    expect(request?.authorization).toBe(`Bearer ${KEY}`);
    expect(request?.fields).toEqual({ model: 'whisper-1', response_format: 'verbose_json' });
    expect(request?.file).toMatchObject({ name: 'voice.ogg', type: 'audio/ogg' });
    expect([...(request?.file.content ?? [])]).toEqual([...VOICE.content]);
  });

  test('takes the length of the recording as the count where there is no other, rounded up', async () => {
    await expect(hear([{ kind: 'says', text: 'a', seconds: 7.2, counts: 'duration' }])).resolves.toMatchObject({ seconds: 8 });
  });

  test('asks models that have only the short form for that one', async () => {
    await expect(hear([{ kind: 'says', text: 'a', seconds: null }], { model: 'gpt-4o-transcribe' })).resolves.toEqual({
      kind: 'heard',
      text: 'a',
      seconds: null,
    });
    expect(server.requests[0]?.fields).toEqual({ model: 'gpt-4o-transcribe', response_format: 'json' });
  });

  test('asks again in the short form where a server refuses the long one', async () => {
    const refusal: TranscriptionAnswer = { kind: 'status', status: 422, message: 'response_format: verbose_json is not supported' };
    await expect(hear([refusal, { kind: 'says', text: 'a', seconds: null }])).resolves.toEqual({ kind: 'heard', text: 'a', seconds: null });
    expect(server.requests.map(({ fields }) => fields['response_format'])).toEqual(['verbose_json', 'json']);
  });

  test('names the language only where one is set', async () => {
    await hear([HELLO], { language: 'ru' });
    expect(server.requests[0]?.fields).toMatchObject({ language: 'ru' });
  });

  test('takes silence as no words', async () => {
    await expect(hear([{ kind: 'says', text: '', seconds: 2 }])).resolves.toEqual({ kind: 'heard', text: '', seconds: 2 });
  });

  test.each([
    [400, {}, 'rejected', null],
    [401, {}, 'rejected', null],
    [413, {}, 'rejected', null],
    [429, { 'retry-after': '2' }, 'rate-limited', 2_000],
    [500, {}, 'unreachable', null],
  ] as const)('a refusal with %i is told apart, costs nothing and shows no key', async (status, headers, kind, retryAfterMs) => {
    const answer: TranscriptionAnswer = { kind: 'status', status, headers, message: `no, ${KEY}` };
    const result = await hear([answer]);
    expect(result).toMatchObject({ kind: 'failed', isCharged: false, failure: { kind, retryAfterMs } });
    expect(JSON.stringify(result)).not.toContain(KEY);
    expect(server.requests, 'no retry of its own').toHaveLength(1);
  });

  test.each([
    ['that is cut', { kind: 'cut' }],
    ['that is no JSON', { kind: 'raw', body: '<html>Welcome</html>', type: 'text/html' }],
    ['of half a JSON', { kind: 'raw', body: '{"text": ', type: 'application/json' }],
    ['without words in it', { kind: 'raw', body: '{"ok": true}', type: 'application/json' }],
  ] as const satisfies readonly (readonly [string, TranscriptionAnswer])[])(
    'an answer %s may have cost something',
    async (_case, answer) => {
      await expect(hear([answer])).resolves.toMatchObject({ kind: 'failed', isCharged: true, failure: { kind: 'unreachable' } });
    },
  );

  test('a server that is off has seen nothing', async () => {
    server = await startTranscriptionServer();
    const transcriber = makeTranscriber();
    await server.stop();
    const failed = { kind: 'failed', isCharged: false, failure: { kind: 'unreachable' } };
    await expect(transcriber.transcribe(VOICE, new AbortController().signal)).resolves.toMatchObject(failed);
  });

  test('one that says nothing is let go of when the caller has had enough', async () => {
    const stop = new AbortController();
    server = await startTranscriptionServer([{ kind: 'silence' }]);
    const result = makeTranscriber().transcribe(VOICE, stop.signal);
    await server.received(1);
    stop.abort();
    await expect(result).resolves.toMatchObject({ kind: 'failed', isCharged: true, failure: { kind: 'cancelled' } });
    await server.requests[0]?.abandoned;
  });

  test('a recording of 24 MB arrives whole', async () => {
    const content = new Uint8Array(24 * 1024 ** 2).fill(45);
    await expect(hear([HELLO], {}, { ...VOICE, content })).resolves.toMatchObject({ kind: 'heard' });
    expect(server.requests[0]?.file.content).toHaveLength(content.length);
  });
});
