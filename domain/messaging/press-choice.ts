import { decideAccess } from '../access/policy.ts';
import type { Person } from '../access/person.ts';
import type { Principal } from '../access/principal.ts';
import type { Turn } from '../conversation/turn.ts';
import type { PressPlugin } from '../plugins/press-plugin.ts';
import type { ToldMessage } from '../ports/message-index.ts';
import type { Ports } from '../ports/ports.ts';
import { PLAIN_SOURCE } from './message-source.ts';
import { PRESS_TEXTS } from './press-texts.ts';
import { makeStoreMessage } from './store-message.ts';

export interface PressChoiceDeps extends Pick<
  Ports,
  'turns' | 'conversations' | 'inbox' | 'ids' | 'clock' | 'doorbell' | 'crashPoints' | 'logger'
> {
  readonly pressPlugin: PressPlugin;
}

interface Pressed {
  /** The message that has the button. */
  readonly told: ToldMessage;
  /** Which of its choices, from 0. */
  readonly at: number;
  readonly person: Person;
  readonly principal: Principal;
}

export type PressChoice = ReturnType<typeof makePressChoice>;

/**
 * Does what a button stands for that a message brought with it: under the answer to a command it gives another command, once, else a plugin is asked.
 * `unknown`: there is no such button any more; `foreign`: it is another person's.
 */
export function makePressChoice(deps: PressChoiceDeps) {
  return async ({ told, at, person, principal }: Pressed): Promise<{ readonly said: string } | 'unknown' | 'foreign'> => {
    const { key, turnId } = told;
    const turn = turnId === null ? null : await deps.turns.get(turnId);
    const command = turn?.outcome?.state === 'answered' ? (turn.outcome.commands?.[at] ?? null) : null;
    if (turn !== null && command !== null) return giveCommand(deps, turn, { at, command, person, principal });
    const signal = new AbortController().signal;
    return deps.pressPlugin({ key: turnId === null ? (key ?? '') : `turn:${turnId}`, at, person, principal, signal });
  };
}

type Given = Omit<Pressed, 'told'> & { readonly command: string };

/** The command becomes a message of whoever pressed; what it may do is found out when it is run, as for any other (I7). */
async function giveCommand(deps: PressChoiceDeps, turn: Turn, { at, command, person, principal }: Given) {
  const isTheirs = decideAccess(principal, 'turn.retry', { kind: 'turn', ownerId: turn.personId, isMember: false }).allowed;
  if (!isTheirs || turn.personId !== person.id) return 'foreign';
  const conversation = await deps.conversations.get(turn.conversationId);
  if (conversation === null) return 'unknown';
  const { ids } = deps;
  const { channel, account } = conversation.address;
  const { externalId, senderName } = turn.source;
  const { isNew } = await makeStoreMessage(deps)({
    id: ids.uuid(),
    turnId: ids.uuid(),
    conversationId: conversation.id,
    personId: person.id,
    externalId: `choice:${turn.id}:${String(at)}`,
    account: channel === 'web' ? `web:${person.id}` : `${channel}:${account}`,
    text: command,
    receivedAt: deps.clock.now(),
    source: { ...PLAIN_SOURCE, externalId, senderName, reason: 'press' },
    attachments: [],
    uploadIds: [],
    reply: channel === 'web' ? null : { outboxId: ids.uuid(), language: person.language },
  });
  const texts = PRESS_TEXTS[person.language];
  return { said: isNew ? texts.given : texts.givenBefore };
}
