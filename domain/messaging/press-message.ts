import { decideAccess } from '../access/policy.ts';
import type { Action } from '../access/actions.ts';
import type { Language, Person } from '../access/person.ts';
import type { Principal } from '../access/principal.ts';
import type { Approvals } from '../agent/approvals.ts';
import type { RetryTurn } from '../conversation/retry-turn.ts';
import type { StopTurn } from '../conversation/stop-turn.ts';
import type { Turn } from '../conversation/turn.ts';
import { ConflictError, ForbiddenError, UnknownIdError } from '../errors.ts';
import type { ToldMessage } from '../ports/message-index.ts';
import type { Ports } from '../ports/ports.ts';
import { makeLabelTurns } from '../routing/learned/label-turn.ts';
import { addressKey } from './address.ts';
import type { StopTask } from '../tasks/end-task.ts';
import { decideAdmission } from './admission.ts';
import { decideAwareness, senderKind } from './awareness.ts';
import { identifySender } from './identify-sender.ts';
import { CHOICE_ACTIONS } from './incoming-message.ts';
import type { ChoiceAction, IncomingPress, PressAction } from './incoming-message.ts';
import type { PressChoice } from './press-choice.ts';
import { PRESS_TEXTS } from './press-texts.ts';

export interface PressDeps extends Pick<
  Ports,
  'messages' | 'turns' | 'intents' | 'identities' | 'groups' | 'clock' | 'logger' | 'metrics'
> {
  readonly pressChoice: PressChoice;
  readonly stopTurn: StopTurn;
  readonly stopTask: StopTask;
  readonly retryTurn: RetryTurn;
  readonly approvals: Pick<Approvals, 'decide'>;
}

type Told = (typeof PRESS_TEXTS)[Language];

const APPROVAL = 'approval:';

/** Does what a button or a reaction asks for, if whoever pressed may have it. Returns what they are told; null: they are nobody to whom anything is said. */
export function makePressMessage(deps: PressDeps) {
  return async (press: IncomingPress): Promise<string | null> => {
    const { address, audience, sender, action } = press;
    // Adapters hand in what is under our messages only.
    const awareness = decideAwareness({ kind: 'press', from: senderKind(sender), isLooping: false, isUnderOurs: true });
    if (awareness.kind !== 'respond') return null;
    const known = await identifySender(deps, sender, press);
    const admission = decideAdmission({ ...known, audience, command: null, allowance: 'free' });
    if (admission.kind !== 'admit' || known.person === null) return null;
    const message = await deps.messages.told(`${address.channel}:${address.account}`, press.messageId);
    const texts = PRESS_TEXTS[known.person.language];
    const told = message === null ? texts.tooOld : await act(deps, message, press, known.person, texts);
    deps.metrics.count('presses_total', { channel: address.channel, action });
    deps.logger.info('message.pressed', { action, personId: known.person.id, turnId: message?.turnId ?? null, key: message?.key ?? null });
    return told;
  };
}

async function act(deps: PressDeps, message: ToldMessage, press: IncomingPress, person: Person, texts: Told): Promise<string> {
  const { action } = press;
  const place = addressKey(press.address);
  const principal: Principal = { personId: person.id, role: person.role, scope: 'admin', tokenId: null, place };
  if (action === 'approve' || action === 'deny') return decide(deps, message.key, action, principal, texts);
  if (isChoice(action)) return choose(deps, message, action, { person, principal }, texts);
  const turn = message.turnId === null ? null : await deps.turns.get(message.turnId);
  if (turn === null) return texts.nothing;
  if (action === 'stop') return stop(deps, turn, principal, texts);
  if (action === 'retry') return retry(deps, turn, principal, texts);
  if (!may(principal, 'turn.feedback', turn)) return texts.notYours;
  if (turn.outcome === null) return texts.early;
  await deps.turns.setFeedback(turn.id, action);
  await makeLabelTurns(deps).judged(turn, action, person.id);
  return texts.judged;
}

/** Under the message that says how a task stands it means the task, else the turn that is being answered. */
async function stop({ stopTurn, stopTask }: PressDeps, turn: Turn, principal: Principal, texts: Told): Promise<string> {
  const taskId = turn.outcome?.state === 'answered' ? (turn.outcome.followTaskId ?? null) : null;
  if (taskId !== null) return explained(() => stopTask(principal, taskId).then(() => texts.stopped), texts, texts.ended, texts.notYours);
  if (!may(principal, 'turn.stop', turn)) return texts.notYours;
  return explained(() => stopTurn.byPerson(principal, turn.id).then(() => texts.stopped), texts, texts.ended);
}

async function retry({ retryTurn }: PressDeps, turn: Turn, principal: Principal, texts: Told): Promise<string> {
  if (!may(principal, 'turn.retry', turn)) return texts.notYours;
  if (turn.outcome === null) return texts.early;
  const again = async () => ((await retryTurn(principal, turn.id)).isNew ? texts.retried : texts.retriedBefore);
  return explained(again, texts, texts.nothing);
}

function isChoice(action: PressAction): action is ChoiceAction {
  return CHOICE_ACTIONS.some((each) => each === action);
}

/** A button that the message brought with it. */
async function choose(
  { pressChoice }: PressDeps,
  told: ToldMessage,
  action: ChoiceAction,
  who: { readonly person: Person; readonly principal: Principal },
  texts: Told,
): Promise<string> {
  const pressed = await pressChoice({ told, at: CHOICE_ACTIONS.indexOf(action), ...who });
  if (pressed === 'unknown') return texts.tooOld;
  return pressed === 'foreign' ? texts.notYours : pressed.said;
}

async function decide(
  { approvals }: PressDeps,
  key: string | null,
  action: 'approve' | 'deny',
  principal: Principal,
  texts: Told,
): Promise<string> {
  if (key === null || !key.startsWith(APPROVAL)) return texts.nothing;
  const decision = action === 'approve' ? 'approved' : 'denied';
  const decided = () => approvals.decide(principal, key.slice(APPROVAL.length), decision).then(() => texts[decision]);
  return explained(decided, texts, texts.decided, texts.notYours);
}

function may(principal: Principal, action: Action, turn: Turn): boolean {
  return decideAccess(principal, action, { kind: 'turn', ownerId: turn.personId, isMember: false }).allowed;
}

/** `late`: what is said when it is in a state in which this cannot be done any more; `unknown`: when it is gone, or somebody else's. */
async function explained(work: () => Promise<string>, texts: Told, late: string, unknown = late): Promise<string> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof ForbiddenError) return texts.notYours;
    if (cause instanceof ConflictError) return late;
    if (cause instanceof UnknownIdError) return unknown;
    throw cause;
  }
}
