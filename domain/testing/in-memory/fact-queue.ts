import type { Turn } from '../../conversation/turn.ts';
import type { FactQueue, SaidText } from '../../ports/fact-queue.ts';
import { heardBy } from './heard-by.ts';
import { keepFact } from './memory-store.ts';
import type { InMemoryState } from './state.ts';

/** What is still to be read for facts. Nothing waits in a list: what has ended and was not read, waits. */
export function makeInMemoryFactQueue(state: InMemoryState): FactQueue {
  const read = new Set<string>();
  /** What was made of messages that were heard, until they say something else. */
  const made = new Map<string, { readonly text: string; readonly factIds: readonly string[] }>();
  const unmake = (): void => {
    for (const [id, { text, factIds }] of made) {
      if (state.notes.get(id)?.observed?.text === text) continue;
      for (const factId of factIds) state.facts.delete(factId);
      made.delete(id);
    }
  };
  const next = (): {
    readonly key: string;
    readonly said: SaidText | null;
    readonly heard?: { readonly id: string; readonly text: string };
  } | null => {
    for (const { turn } of state.turns.values()) {
      const hasEnded = turn.state !== 'queued' && turn.state !== 'running';
      if (hasEnded && !read.has(turn.id)) return { key: turn.id, said: saidInTurn(state, turn) };
    }
    for (const [id, note] of state.notes) {
      const key = `${id} ${note.observed?.text ?? ''}`;
      if (note.observed !== null && !read.has(key)) return { key, said: heardBy(state, note), heard: { id, text: note.observed.text } };
    }
    return null;
  };
  return {
    readNext: async (find) => {
      unmake();
      const waiting = next();
      if (waiting === null) return false;
      const found = waiting.said === null ? [] : find(waiting.said);
      const kept = found.filter((fact) => keepFact(state, fact).id === fact.id).map(({ id }) => id);
      if (waiting.heard !== undefined) made.set(waiting.heard.id, { text: waiting.heard.text, factIds: kept });
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
