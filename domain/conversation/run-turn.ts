import type { Person } from '../access/person.ts';
import type { Principal } from '../access/principal.ts';
import { takeZoneAnswer } from '../access/take-zone-answer.ts';
import { parseCommand } from '../commands/parse-command.ts';
import type { RunCommand } from '../commands/run-command.ts';
import type { OutboxBody } from '../delivery/outbox-entry.ts';
import { retryWhileUnreachable } from '../delivery/while-unreachable.ts';
import { ParleyError } from '../errors.ts';
import { addressKey } from '../messaging/address.ts';
import type { SwitchedOff } from '../plugins/switched-off.ts';
import type { Ports } from '../ports/ports.ts';
import type { RecordIntent } from '../routing/learned/record-intent.ts';
import type { ModelCatalogue } from '../routing/model-catalogue.ts';
import type { Mode, Route } from '../routing/route.ts';
import { RunAborted } from '../tasks/run-aborted.ts';
import type { AnswerTurn, Answered, TurnToAnswer } from './answer-turn.ts';
import { answerToVoice } from './attach-files.ts';
import type { Conversation } from './conversation.ts';
import { commandAnswer } from './command-answer.ts';
import { directedBy } from './directed.ts';
import type { Directed } from './directed.ts';
import type { HearVoice } from './hear-voice.ts';
import { outcomeOf } from './outcome-of.ts';
import { readEarlier } from './read-earlier.ts';
import { recallAhead } from './recall-ahead.ts';
import type { RecallAheadDeps } from './recall-ahead.ts';
import { letGoTurn } from './let-go-turn.ts';
import { replyBody } from './reply-body.ts';
import type { RouteTurn } from './route-turn.ts';
import { HIDDEN_TEXT, isSecretAnswer } from './secret-answer.ts';
import { wordsOf } from './spoken-words.ts';
import { TURN_TEXTS } from './turn-texts.ts';
import type { ClaimedTurn, Turn, TurnOutcome } from './turn.ts';
import { whoAsks } from './who-asks.ts';

const MAX_ATTEMPTS = 3;

export interface RunTurnDeps
  extends
    RecallAheadDeps,
    Pick<
      Ports,
      'turns' | 'attachments' | 'inbox' | 'conversations' | 'people' | 'ledger' | 'doorbell' | 'logger' | 'metrics' | 'crashPoints'
    > {
  readonly runCommand: RunCommand;
  readonly hearVoice: HearVoice;
  readonly routeTurn: RouteTurn;
  readonly recordIntent: RecordIntent;
  /** Which plugins are off where a turn is; absent: whoever needs that reads it. */
  readonly switchedOff?: (conversation: Conversation) => SwitchedOff;
  /** What can be asked for now. */
  readonly catalogue: () => ModelCatalogue;
  readonly answer: Readonly<Record<Mode, AnswerTurn>>;
  /** Answers to messages older than this begin with a note; absent: ten minutes. */
  readonly lateAfterMs?: number | undefined;
}

export type RunTurn = ReturnType<typeof makeRunTurn>;

/** Answers one message: exactly one final state, whatever happens on the way (I1, I11). */
export function makeRunTurn(deps: RunTurnDeps) {
  return async (claimed: ClaimedTurn, signal: AbortSignal): Promise<void> => {
    const startedAt = deps.clock.monotonic();
    deps.crashPoints.reach('after.turn.claim');
    try {
      const answered = await answerSafely(deps, claimed, signal);
      const outcome = outcomeOf(answered, Math.round(deps.clock.monotonic() - startedAt), deps.clock.now());
      await end(deps, claimed, outcome, signal);
    } catch (cause) {
      if (!signal.aborted && !(cause instanceof RunAborted)) throw cause;
      await letGoTurn(deps, claimed, signal);
    }
  };
}

/** Throws only when the run was aborted. */
async function answerSafely(deps: RunTurnDeps, claimed: ClaimedTurn, signal: AbortSignal): Promise<Answered> {
  const { turn } = claimed;
  // Under its first fence nothing was done by anybody else, and at the first try nothing by us.
  let isFresh = claimed.fence === 1;
  const tryOnce = (): Promise<Answered> => {
    const answering = answer(deps, claimed, isFresh, signal);
    isFresh = false;
    return answering;
  };
  try {
    return await retryWhileUnreachable(deps.clock, signal, tryOnce);
  } catch (cause) {
    if (signal.aborted || cause instanceof RunAborted) throw cause;
    // Such as a project that is somebody else's: the sentence says what to do.
    if (cause instanceof ParleyError) return { kind: 'failed', code: cause.code, message: cause.message, cost: 0 };
    deps.logger.error('turn.failed', { turnId: turn.id, cause });
    const person = await deps.people.get(turn.personId).catch(() => null);
    return { kind: 'failed', code: 'internal', message: TURN_TEXTS[person?.language ?? 'en'].internal, cost: 0 };
  }
}

async function end(deps: RunTurnDeps, { turn, fence }: ClaimedTurn, outcome: TurnOutcome, signal: AbortSignal): Promise<void> {
  // What attempts that a crash cut off had reserved; whoever ends a turn leaves nothing open (I6).
  await retryWhileUnreachable(deps.clock, signal, () => deps.ledger.settleOrphans({ kind: 'turn', id: turn.id }, deps.clock.now()));
  deps.crashPoints.reach('before.turn.finish');
  const body = await replyTo(deps, turn, outcome, signal);
  const isOurs = await retryWhileUnreachable(deps.clock, signal, () => deps.turns.finish(turn.id, fence, outcome, body));
  deps.crashPoints.reach('after.turn.finish');
  const { state, milliseconds } = outcome;
  deps.logger.info(isOurs ? 'turn.finished' : 'turn.lost', { turnId: turn.id, state, milliseconds });
  if (isOurs) deps.metrics.count('turns_total', { state });
  // The next message of the conversation can be claimed only now.
  deps.doorbell.ring(`conversation:${turn.conversationId}`, 'work:turns', 'work:outbox', 'work:memory');
}

async function replyTo(deps: RunTurnDeps, turn: Turn, outcome: TurnOutcome, signal: AbortSignal): Promise<OutboxBody> {
  const { people, conversations, clock, lateAfterMs } = deps;
  // Where they cannot be read, what there is to tell is told all the same.
  const person = await retryWhileUnreachable(clock, signal, () => people.get(turn.personId)).catch(() => null);
  const conversation = await retryWhileUnreachable(clock, signal, () => conversations.get(turn.conversationId)).catch(() => null);
  return replyBody({ turn, outcome, conversation, person, now: clock.now(), lateAfterMs });
}

async function answer(deps: RunTurnDeps, claimed: ClaimedTurn, isFresh: boolean, signal: AbortSignal): Promise<Answered> {
  const { turn, attempt } = claimed;
  const { person, conversation, files } = await whoAsks(deps, claimed);
  if (person === null || conversation === null) return { kind: 'failed', code: 'id.unknown', message: TURN_TEXTS.en.internal, cost: 0 };
  if (attempt > MAX_ATTEMPTS) return { kind: 'failed', code: 'turn.crashed', message: TURN_TEXTS[person.language].crashed, cost: 0 };
  const zone = await takeZoneAnswer(deps, { turn, person, conversation });
  if (zone !== null) return { kind: 'answered', reply: zone, model: null, cost: 0 };
  // Words that were passed on are somebody else's: they order nothing (I8).
  const command = turn.source.isForwarded ? null : parseCommand(turn.text);
  const principal = principalOf(person, conversation);
  const directed = command === null ? null : directedBy(command, principal, deps.catalogue());
  if (command !== null && directed === null) {
    const { name, argument } = command;
    const reply = await deps.runCommand(name, { principal, person, conversation, turn, argument });
    return { kind: 'answered', model: null, ...commandAnswer(reply) };
  }
  const earlier = readEarlier(deps, turn, conversation);
  const heard = await deps.hearVoice(turn, files, person, signal);
  const unheard = answerToVoice(turn.text, heard);
  if (unheard !== null) {
    // Also silence is listened to for money.
    const cost = await deps.ledger.spentBy({ kind: 'turn', id: turn.id });
    return { kind: 'answered', reply: unheard, model: null, cost };
  }
  const ahead = directed === null ? recallAhead(deps, { turn, heard, person, conversation }) : {};
  const off = deps.switchedOff === undefined ? {} : { off: deps.switchedOff(conversation) };
  const message = { turn, person, principal, conversation, files: heard.files, earlier, ...off, directed, signal };
  const route = turn.route ?? (await deps.routeTurn(message));
  return answerAs(deps, claimed, route, { heard, earlier, person, conversation, isFresh, signal, ...off, ...ahead }, directed);
}

/** The route is kept while the prompt is made: no model is asked before it is. */
async function answerAs(
  deps: RunTurnDeps,
  claimed: ClaimedTurn,
  route: Route,
  asked: Omit<TurnToAnswer, 'turn' | 'recorded' | 'fence'>,
  directed: Directed | null,
): Promise<Answered> {
  const { turn, fence } = claimed;
  const { conversation, heard } = asked;
  const isSecret = isSecretAnswer(route);
  // First of all, so that a crash cannot leave it where it is read later; what was hidden comes again as nothing.
  if (isSecret && !(await deps.turns.hideText(turn.id, fence, HIDDEN_TEXT))) throw new RunAborted('lost');
  const recorded = recordRoute(deps, claimed, route);
  const routed = { ...turn, text: isSecret && turn.text === HIDDEN_TEXT ? '' : (directed?.text ?? turn.text), route };
  const text = wordsOf(routed, heard.files);
  const choice = directed?.choice ?? null;
  try {
    return await deps.answer[route.mode]({ ...asked, turn: routed, recorded, fence });
  } finally {
    // It can wait until there is an answer: nobody learns from it before.
    await recorded.then(
      () => (isSecret ? undefined : deps.recordIntent({ turn, text, route, conversation, choice })),
      () => undefined,
    );
  }
}

/** Keeps who answers and tells whoever follows. Throws RunAborted when the claim is lost. */
async function recordRoute(deps: RunTurnDeps, { turn, fence }: ClaimedTurn, route: Route): Promise<void> {
  if (!(await deps.turns.recordRoute(turn.id, fence, route))) throw new RunAborted('lost');
  deps.doorbell.ring(`conversation:${turn.conversationId}`);
}

/** In a chat a person acts with all that their role allows. */
function principalOf(person: Person, { address }: Conversation): Principal {
  return { personId: person.id, role: person.role, scope: 'admin', tokenId: null, place: addressKey(address) };
}
