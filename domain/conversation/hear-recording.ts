import type { Person } from '../access/person.ts';
import { budgetLines } from '../costs/budget-lines.ts';
import type { Budgets } from '../costs/budget-lines.ts';
import { costOfSeconds, mostSeconds } from '../costs/recording-cost.ts';
import { askInTime } from '../delivery/ask-in-time.ts';
import { retryWhileUnreachable } from '../delivery/while-unreachable.ts';
import { UnreachableError } from '../errors.ts';
import type { Attachment } from '../messaging/attachment.ts';
import type { Reservation } from '../ports/ledger.ts';
import type { Ports } from '../ports/ports.ts';
import type { Recording, Transcriber, Transcription } from '../ports/transcriber.ts';
import { NO_USAGE } from '../routing/collect-reply.ts';
import type { Unheard, UnheardFacts } from './hearing-texts.ts';
import type { Turn } from './turn.ts';

export interface HearingDeps extends Pick<Ports, 'attachments' | 'ledger' | 'clock' | 'ids' | 'logger' | 'metrics' | 'crashPoints'> {
  readonly transcriber: Transcriber;
  readonly budgets: Budgets;
}

/** A recording, and everything that has to be known to listen to it. */
interface Hearing {
  readonly turn: Turn;
  /** Whoever pays and is answered. */
  readonly person: Person;
  readonly file: Attachment;
  readonly content: Uint8Array;
  readonly signal: AbortSignal;
}

/** What one try came to. */
export type HearingResult =
  { readonly kind: 'heard'; readonly text: string } | (UnheardFacts & { readonly kind: 'unheard'; readonly retryAfterMs: number | null });

/** Beside the length of the recording: on an ordinary processor a local model listens about as long as somebody speaks. */
const DEADLINE_MS = 60_000;

/**
 * Reserves, has it transcribed, keeps what was said and settles (I6), once. It is kept before it is settled, so that a crash between the two
 * pays nobody twice. Throws the signal's reason when that aborts, after settling at the bound.
 */
export async function hearRecording(deps: HearingDeps, hearing: Hearing): Promise<HearingResult> {
  const { clock, crashPoints, transcriber } = deps;
  const seconds = mostSeconds(hearing.content.byteLength, hearing.file.seconds);
  const reservation = await reserve(deps, hearing, seconds);
  if (reservation.kind === 'refused') return unheard('no-budget', { budget: reservation.budget });
  let cost: number | null = null;
  try {
    const result = await listen(deps, hearing, seconds);
    if (result === 'late') return unheard('timeout', {});
    if (result.kind === 'failed') {
      if (!result.isCharged) cost = 0;
      const { kind, message, retryAfterMs } = result.failure;
      return unheard(kind === 'cancelled' ? 'unreachable' : kind, { detail: message, retryAfterMs });
    }
    if (result.seconds !== null) cost = costOfSeconds(result.seconds, transcriber.perMinute);
    const text = storable(result.text);
    await retryWhileUnreachable(clock, hearing.signal, () => deps.attachments.keepTranscript(hearing.file.id, text));
    return { kind: 'heard', text };
  } finally {
    const spent = cost === null ? null : { cost, usage: NO_USAGE };
    await retryWhileUnreachable(clock, hearing.signal, () => deps.ledger.settle(reservation.id, spent, clock.now()));
    crashPoints.reach('after.model.settle');
  }
}

async function reserve(deps: HearingDeps, { turn, person }: Hearing, seconds: number): Promise<Reservation> {
  const { clock, crashPoints, transcriber, budgets } = deps;
  const { conversationId } = turn;
  crashPoints.reach('before.model.reserve');
  const reservation = await deps.ledger.reserve({
    id: deps.ids.uuid(),
    run: { kind: 'turn', id: turn.id },
    personId: person.id,
    conversationId,
    taskId: null,
    provider: transcriber.provider,
    model: transcriber.model,
    mode: turn.route?.mode ?? 'chat',
    purpose: 'transcribe',
    inputBound: costOfSeconds(seconds, transcriber.perMinute),
    outputPerToken: 0,
    maxOutputTokens: 0,
    minOutputTokens: 0,
    // What costs nothing is recorded, but no budget that is used up forbids it.
    budgets: transcriber.perMinute === 0 ? [] : budgetLines(budgets, { person, conversationId, task: null }, clock.now()),
    at: clock.now(),
  });
  crashPoints.reach('after.model.reserve');
  return reservation;
}

async function listen(deps: HearingDeps, { file, content, signal }: Hearing, seconds: number): Promise<Transcription | 'late'> {
  const { clock, crashPoints, transcriber } = deps;
  const recording: Recording = { name: file.name, mime: file.mime, content };
  const deadlineMs = DEADLINE_MS + Math.min(file.seconds ?? seconds, seconds) * 1_000;
  const startedAt = clock.monotonic();
  crashPoints.reach('before.model.call');
  try {
    const result = await askInTime(clock, signal, deadlineMs, (inTime) => transcriber.transcribe(recording, inTime));
    note(deps, file, result, clock.monotonic() - startedAt);
    return result;
  } catch (cause) {
    if (signal.aborted || !(cause instanceof UnreachableError)) throw cause;
    note(deps, file, 'late', clock.monotonic() - startedAt);
    return 'late';
  } finally {
    crashPoints.reach('after.model.call');
  }
}

/** Tells metrics and log what came of a try. */
function note(
  { logger, metrics, transcriber }: HearingDeps,
  { id }: Attachment,
  result: Transcription | 'late',
  milliseconds: number,
): void {
  const { provider, model } = transcriber;
  const failure = result === 'late' || result.kind === 'heard' ? null : result.failure;
  const outcome = failure?.kind ?? (result === 'late' ? 'timeout' : 'answered');
  metrics.count('model_calls_total', { provider, model, outcome });
  metrics.observe('model_call_seconds', milliseconds / 1_000, { provider });
  const fields = { attachmentId: id, model: `${provider}/${model}`, outcome, milliseconds: Math.round(milliseconds) };
  if (outcome === 'answered') logger.info('recording.heard', fields);
  else logger.warn('recording.failed', { ...fields, detail: failure?.message ?? null });
}

/** What somebody else's server answers, as a database takes it. */
function storable(text: string): string {
  return text.replaceAll('\0', '').toWellFormed().trim();
}

function unheard(why: Unheard, more: Partial<Pick<UnheardFacts, 'budget' | 'detail'> & { retryAfterMs: number | null }>): HearingResult {
  return { kind: 'unheard', why, budget: null, detail: null, retryAfterMs: null, ...more };
}
