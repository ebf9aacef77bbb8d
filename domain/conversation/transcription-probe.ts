import type { HealthProbe } from '../access/check-health.ts';
import type { Transcriber } from '../ports/transcriber.ts';

/** Whether voice messages are listened to. Parley is whole without that, so it is ready also where nobody is set to; the detail says how to change it. */
export function makeTranscriptionProbe(transcriber: Transcriber | null): HealthProbe {
  const detail =
    transcriber === null
      ? 'Voice messages are not listened to: set transcription in parley.yaml, such as {provider: openai, model: whisper-1, perMinute: 0.006}.'
      : null;
  return async () => ({ name: 'transcription', isReady: true, isEssential: false, detail });
}
