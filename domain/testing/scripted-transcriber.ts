import type { Recording, Transcriber, Transcription } from '../ports/transcriber.ts';

/** What a recording is answered with; a function decides when it is asked, and may never answer. */
export type ScriptedHearing = Transcription | ((signal: AbortSignal) => Promise<Transcription>);

export interface ScriptedTranscriber extends Transcriber {
  /** What it was given, in order. */
  readonly recordings: readonly Recording[];
}

/** Answers from a script, then with an error; a minute costs `perMinute`. */
export function makeScriptedTranscriber(script: readonly ScriptedHearing[], perMinute = 6_000_000): ScriptedTranscriber {
  const answers = [...script];
  const recordings: Recording[] = [];
  return {
    provider: 'ears',
    model: 'whisper',
    perMinute,
    recordings,
    async transcribe(recording, signal) {
      recordings.push(recording);
      const answer = answers.shift() ?? hearsNot('rejected', { message: 'Not scripted.' });
      return typeof answer === 'function' ? answer(signal) : answer;
    },
  };
}

/** `seconds` null: nobody counted. */
export function hears(text: string, seconds: number | null = 3): Transcription {
  return { kind: 'heard', text, seconds };
}

type Failed = Extract<Transcription, { kind: 'failed' }>;

export function hearsNot(
  kind: Failed['failure']['kind'],
  { message = 'No.', retryAfterMs = null, isCharged = false }: Partial<Failed['failure'] & Pick<Failed, 'isCharged'>> = {},
): Transcription {
  return { kind: 'failed', failure: { kind, message, retryAfterMs }, isCharged };
}
