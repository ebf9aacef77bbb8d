import type { Turn } from '../../conversation/turn.ts';
import type { FactQueue, SaidText } from '../../ports/fact-queue.ts';
import { keepFact } from './memory-store.ts';
import type { InMemoryState } from './state.ts';

/** What is still to be read for facts. Nothing waits in a list: what has ended and was not read, waits. */
export function makeInMemoryFactQueue(state: InMemoryState): FactQueue {
  const read = new Set<string>();
  const next = (): { readonly key: string; readonly said: SaidText | null } | null => {
    for (const { turn } of state.turns.values()) {
      const hasEnded = turn.state !== 'queued' && turn.state !== 'running';
      if (hasEnded && !read.has(turn.id)) return { key: turn.id, said: saidInTurn(state, turn) };
    }
    for (const [id, note] of state.notes) {
      const key = `${id} ${note.observed?.text ?? ''}`;
      if (note.observed !== null && !read.has(key)) return { key, said: observed(state, note) };
    }
    return null;
  };
  return {
    readNext: async (find) => {
      const waiting = next();
      if (waiting === null) return false;
      for (const fact of waiting.said === null ? [] : find(waiting.said)) keepFact(state, fact);
      read.add(waiting.key);
      return true;
    },
  };
}

function saidInTurn(state: InMemoryState, { id, conversationId, personId, source, text, receivedAt }: Turn): SaidText | null {
  const talk = state.conversations.get(conversationId)?.conversation;
  const person = state.people.get(personId);
  if (talk === undefined || person === undefined || source.retryOf !== null) return null;
  if (person.keepsMemory === false || state.unremembered.has(id)) return null;
  const { channel, account, chat } = talk.address;
  const heard = [...state.attachments.values()].filter(
    ({ file, turnId, direction }) => turnId === id && direction === 'in' && file.kind === 'voice' && file.transcript,
  );
  return {
    text: [text, ...heard.map(({ file }) => file.transcript ?? '')].filter((part) => part !== '').join('\n'),
    scope: talk.audience === 'private' ? { kind: 'person', personId } : { kind: 'group', channel, account, chat },
    ...{ speakerId: personId, speaker: source.senderName ?? person.name, turnId: id },
    ...{ at: source.sentAt ?? receivedAt, isForwarded: source.isForwarded },
  };
}

type Note = InMemoryState['notes'] extends Map<string, infer Kept> ? Kept : never;

function observed(state: InMemoryState, { sighting, observed: message }: Note): SaidText | null {
  const group = [...state.groups.values()].find(
    ({ channel, account, chat }) => `${channel}:${account}` === sighting.account && chat === message?.chat,
  );
  if (message === null || group === undefined || !group.observes) return null;
  const { channel, account, chat } = group;
  const speakerId = state.identities.find((one) => one.channel === channel && one.externalId === message.senderId)?.personId ?? null;
  if (speakerId !== null && (state.people.get(speakerId)?.keepsMemory === false || state.blocked.has(speakerId))) return null;
  const whence = { speakerId, speaker: message.senderName, turnId: null, at: sighting.at, isForwarded: sighting.reason === 'forwarded' };
  return { text: message.text, scope: { kind: 'group', channel, account, chat }, ...whence };
}
