import type { Person } from '../access/person.ts';
import type { Attachment } from '../messaging/attachment.ts';
import type { Ports } from '../ports/ports.ts';
import { hearRecording } from './hear-recording.ts';
import type { HearingDeps, HearingResult } from './hear-recording.ts';
import { unheardSentence } from './hearing-texts.ts';
import type { Unheard, UnheardFacts } from './hearing-texts.ts';
import type { Turn } from './turn.ts';

/** The files of a message after its recordings were listened to. */
export interface Heard {
  /** All of them, in their order; a recording carries what is said in it. An empty transcript: there were no words. */
  readonly files: readonly Attachment[];
  /** By a recording's id, why nobody knows what is said in it: a whole sentence in the person's language. */
  readonly unheard: ReadonlyMap<string, string>;
}

/** Listens to the recordings of a message, one after another; one that was listened to before costs nothing. Throws the signal's reason when that aborts. */
export type HearVoice = (turn: Turn, files: readonly Attachment[], person: Person, signal: AbortSignal) => Promise<Heard>;

type HearVoiceDeps = Omit<HearingDeps, 'transcriber'> & Pick<Ports, 'transcriber'>;

/** What OpenAI's endpoint takes, and most that follow it. */
const MAX_BYTES = 25 * 1024 ** 2;
const MAX_SECONDS = 3_600;

/** Longer waits are not worth it: a person must hear of a failure within five seconds (I11). */
const LONGEST_WAIT_MS = 4_000;
const PAUSE_MS = 1_000;

export function makeHearVoice(deps: HearVoiceDeps): HearVoice {
  return async (turn, files, person, signal) => {
    const heard: Attachment[] = [];
    const unheard = new Map<string, string>();
    for (const file of files) {
      const isRecording = file.kind === 'voice' || file.kind === 'audio';
      const result = isRecording ? await hear(deps, { turn, file, person, signal }) : null;
      heard.push(result?.kind === 'heard' ? { ...file, transcript: result.text } : file);
      if (result?.kind === 'unheard') unheard.set(file.id, unheardSentence(result, person));
      if (result?.kind === 'heard' && result.text === '') unheard.set(file.id, unheardSentence(because('empty'), person));
    }
    return { files: heard, unheard };
  };
}

interface ToHear {
  readonly turn: Turn;
  readonly file: Attachment;
  readonly person: Person;
  readonly signal: AbortSignal;
}

async function hear({ transcriber, ...deps }: HearVoiceDeps, asked: ToHear): Promise<HearingResult> {
  const { file, signal } = asked;
  if (file.transcript !== null) return { kind: 'heard', text: file.transcript };
  if (transcriber === null) return because('no-transcriber');
  if (file.problem === 'too-large') return because('too-large');
  if (file.state !== 'here') return because('not-here');
  if ((file.seconds ?? 0) > MAX_SECONDS) return because('too-long');
  if ((file.size ?? 0) > MAX_BYTES) return because('too-large');
  const content = await deps.attachments.content(file.id);
  if (content === null) return because('not-here');
  if (content.byteLength === 0) return because('empty');
  if (content.byteLength > MAX_BYTES) return because('too-large');
  const hearing = { ...asked, content };
  const first = await hearRecording({ ...deps, transcriber }, hearing);
  const pauseMs = pauseBeforeRetry(first);
  if (pauseMs === null) return first;
  await deps.clock.sleep(pauseMs, signal);
  return hearRecording({ ...deps, transcriber }, hearing);
}

/** Null: another try would not help. */
function pauseBeforeRetry(result: HearingResult): number | null {
  if (result.kind === 'heard' || (result.why !== 'unreachable' && result.why !== 'rate-limited')) return null;
  const asked = result.retryAfterMs ?? 0;
  return asked > LONGEST_WAIT_MS ? null : Math.max(PAUSE_MS, asked);
}

function because(why: Unheard): UnheardFacts & Extract<HearingResult, { kind: 'unheard' }> {
  return { kind: 'unheard', why, budget: null, detail: null, retryAfterMs: null };
}
