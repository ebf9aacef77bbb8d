import type { AdmissionFacts } from '../admission.ts';
import { decideAdmission } from '../admission.ts';
import type { MessageFacts, PressFacts } from '../awareness.ts';
import { decideAwareness } from '../awareness.ts';
import type { Reason } from '../reason-texts.ts';

/** What Parley does about something that came in. */
export type Decision = 'answers' | 'watches' | 'does nothing' | 'offers a code' | 'says why not';

type Access = Omit<AdmissionFacts, 'audience' | 'command'>;

/** One thing that happens in a chat, in words and as facts, and what is expected of it. */
export interface Situation {
  readonly words: string;
  readonly event: MessageFacts | PressFacts;
  readonly access: AdmissionFacts;
  readonly decision: Decision;
  readonly reason: Reason;
}

type Change = Partial<Omit<MessageFacts, 'kind' | 'audience'>> & Partial<Access>;

const MESSAGE = {
  from: 'somebody',
  isLooping: false,
  length: 20,
  hasAttachments: false,
  mentionsUs: false,
  command: null,
  repliesTo: null,
  isForwarded: false,
} as const;

/** Unless said otherwise: a known member writes a short text, for the first time in a while. */
function accessOf(
  audience: 'private' | 'group',
  change: { readonly [Key in keyof Access]?: Access[Key] | undefined },
): Situation['access'] {
  const { who = 'member', isGroupAllowed = true, isGuestHere = false, allowance = 'free' } = change;
  return { audience, who, isGroupAllowed, isGuestHere, allowance, command: null };
}

/** `entry`: a command that is looked at before anything else is taken in. */
function message(audience: 'private' | 'group') {
  return (words: string, change: Change & { entry?: AdmissionFacts['command'] }, decision: Decision, reason: Reason): Situation => {
    const { who, isGroupAllowed, isGuestHere, allowance, entry = null, ...facts } = change;
    const access = accessOf(audience, { who, isGroupAllowed, isGuestHere, allowance });
    return { words, event: { kind: 'message', audience, ...MESSAGE, ...facts }, access: { ...access, command: entry }, decision, reason };
  };
}

export const inPrivate = message('private');
export const inGroup = message('group');

/** A button or a reaction in a group, by a member under a message of ours unless said otherwise. */
export function press(
  words: string,
  change: Partial<Pick<PressFacts, 'from' | 'isUnderOurs'>> & Partial<Access>,
  decision: Decision,
  reason: Reason,
): Situation {
  const { from = 'somebody', isUnderOurs = true, ...access } = change;
  return { words, event: { kind: 'press', from, isLooping: false, isUnderOurs }, access: accessOf('group', access), decision, reason };
}

/** What the two deciders make of it, one after the other, as the door does. */
export function decide({ event, access }: Pick<Situation, 'event' | 'access'>): Pick<Situation, 'decision' | 'reason'> {
  const awareness = decideAwareness(event);
  if (awareness.kind === 'observe') return { decision: 'watches', reason: awareness.reason };
  if (awareness.kind === 'ignore') return { decision: 'does nothing', reason: awareness.reason };
  const admission = decideAdmission(access);
  if (admission.kind === 'offer-pairing') return { decision: 'offers a code', reason: admission.reason };
  if (admission.kind === 'notice') return { decision: 'says why not', reason: admission.reason };
  if (admission.kind === 'silent') return { decision: 'does nothing', reason: admission.reason };
  if (awareness.kind === 'refuse') return { decision: 'says why not', reason: awareness.reason };
  const isOrdinary = admission.reason === 'known' || admission.reason === 'guest';
  return { decision: 'answers', reason: isOrdinary ? awareness.reason : admission.reason };
}
