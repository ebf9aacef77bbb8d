import type { SaidText } from '../../ports/fact-queue.ts';
import type { InMemoryState } from './state.ts';

type Note = InMemoryState['notes'] extends Map<string, infer Kept> ? Kept : never;

/** What of a message is heard that was not addressed to us; null: nothing. */
export function heardBy(state: InMemoryState, { sighting, observed: message }: Note): SaidText | null {
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
