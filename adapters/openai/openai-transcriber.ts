import { APIError, toFile } from 'openai';
import type OpenAI from 'openai';
import { z } from 'zod';

import type { Nanos } from '../../domain/costs/money.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { Recording, Transcriber, Transcription } from '../../domain/ports/transcriber.ts';
import { DIALECTS } from './dialect.ts';
import { openAiClient } from './openai-client.ts';
import type { OpenAiContext } from './openai-context.ts';
import { failedBy } from './openai-failure.ts';
import type { OpenAiSettings } from './openai-provider.ts';
import { recordingName } from './recording-name.ts';

interface OpenAiTranscriberSettings extends Omit<OpenAiSettings, 'clock'> {
  readonly clock: Pick<Clock, 'now'>;
  /** As the server calls it. */
  readonly model: string;
  /** Of a minute of speech; 0: it is marked free. */
  readonly perMinute: Nanos;
  /** What people here speak, as ISO 639-1 such as `ru`; null: the model finds out. */
  readonly language: string | null;
}

/** The SDK's own ten minutes are too short for an hour of speech on a slow machine; the caller's deadline ends it before this one. */
const SDK_TIMEOUT_MS = 2 * 3_600_000;

/** `duration` is a number in some servers and a string of one in others. */
const answer = z.object({
  text: z.string(),
  duration: z.coerce.number().min(0).nullish().catch(null),
  usage: z
    .object({ seconds: z.number().min(0).nullish().catch(null) })
    .nullish()
    .catch(null),
});

type Form = 'json' | 'verbose_json';

/** Speech to text on any server that has OpenAI's `/audio/transcriptions`, such as OpenAI, Groq, speaches or LocalAI. */
export function makeOpenAiTranscriber(settings: OpenAiTranscriberSettings): Transcriber {
  const { name, dialect, apiKey, baseUrl, clock, model, perMinute, language } = settings;
  const context: OpenAiContext = { name, dialect: DIALECTS[dialect], apiKey, now: () => clock.now() };
  const client = openAiClient(apiKey, baseUrl ?? context.dialect.baseUrl);

  async function ask(recording: Recording, form: Form, signal: AbortSignal): Promise<Transcription> {
    const file = await toFile(recording.content, recordingName(recording), { type: recording.mime });
    const body: OpenAI.Audio.TranscriptionCreateParamsNonStreaming = { file, model, response_format: form };
    const said: unknown = await client.audio.transcriptions.create(language === null ? body : { ...body, language }, {
      signal,
      timeout: SDK_TIMEOUT_MS,
    });
    return readAnswer(said, context);
  }

  return {
    provider: name,
    model,
    perMinute,
    async transcribe(recording, signal) {
      try {
        // Only the long form says how long the recording is, which OpenAI's newer models do not have.
        if (model.startsWith('gpt-')) return await ask(recording, 'json', signal);
        try {
          return await ask(recording, 'verbose_json', signal);
        } catch (error) {
          if (!refusesForm(error)) throw error;
          return await ask(recording, 'json', signal);
        }
      } catch (error) {
        const failed = failedBy(context, error, signal.aborted);
        return { kind: 'failed', failure: failed.failure, isCharged: failed.usage === null };
      }
    },
  };
}

function readAnswer(said: unknown, { dialect }: OpenAiContext): Transcription {
  const read = answer.safeParse(said);
  if (read.success) {
    const { text, usage, duration } = read.data;
    const seconds = usage?.seconds ?? duration ?? null;
    return { kind: 'heard', text, seconds: seconds === null ? null : Math.ceil(seconds) };
  }
  const message = `${dialect.title} sent something unreadable.`;
  return { kind: 'failed', failure: { kind: 'unreachable', message, retryAfterMs: null }, isCharged: true };
}

function refusesForm(error: unknown): boolean {
  return error instanceof APIError && (error.status === 400 || error.status === 422) && /response_format|verbose_json/i.test(error.message);
}
