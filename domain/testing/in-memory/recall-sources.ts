import type { Conversation } from '../../conversation/conversation.ts';
import type { Turn } from '../../conversation/turn.ts';
import type { Fact } from '../../memory/fact.ts';
import type { MemoryScope, RecalledText, Remembered } from '../../memory/recall/remembered.ts';
import type { Summary } from '../../memory/summaries/summary.ts';
import { heardBy } from './heard-by.ts';
import type { InMemoryState } from './state.ts';
import { summariesNow } from './summaries-of.ts';

/** Something that is there to be recalled now. */
export interface Source extends Omit<Remembered, 'number' | 'terms' | 'traits'>, Omit<RecalledText, 'number'> {
  readonly key: string;
  readonly scope: string;
}

export function keyOf(scope: MemoryScope): string {
  return JSON.stringify(scope.kind === 'person' ? ['person', scope.personId] : ['group', scope.channel, scope.account, scope.chat]);
}

/** All that there is to recall now, oldest first. */
export function sourcesOf(state: InMemoryState): readonly Source[] {
  const turns = [...state.turns.values()].flatMap(({ turn }) => {
    if (state.unremembered.has(turn.id)) return [];
    const talk = state.conversations.get(turn.conversationId)?.conversation;
    return talk === undefined ? [] : [...sourcesOfTurn(state, turn, talk)];
  });
  const all = [...turns, ...[...state.facts.values()].map(sourceOfFact), ...summarySources(state), ...heardSources(state)];
  return all.filter(({ text }) => text.trim() !== '').sort((a, b) => a.at.getTime() - b.at.getTime());
}

function* sourcesOfTurn(
  state: InMemoryState,
  turn: Turn,
  { audience, address: { channel, account, chat } }: Conversation,
): Iterable<Source> {
  const { id, personId, conversationId, position, text, source, receivedAt, outcome } = turn;
  const scope = keyOf(audience === 'private' ? { kind: 'person', personId } : { kind: 'group', channel, account, chat });
  const here = { scope, conversationId, position, turnId: id, factId: null, summaryId: null };
  const speaker = source.senderName ?? state.people.get(personId)?.name ?? '';
  const said = {
    speakerId: personId,
    speaker,
    at: source.sentAt ?? receivedAt,
    isForwarded: source.isForwarded,
    isTainted: source.isForwarded,
    heldUntil: null,
  };
  if (source.retryOf === null) yield { ...here, ...said, key: `said ${id}`, kind: 'said', text };
  if (outcome?.state !== 'answered' || outcome.model === null) return;
  const told = {
    speakerId: null,
    speaker: 'Parley',
    at: outcome.endedAt,
    isForwarded: false,
    isTainted: outcome.isTainted ?? false,
    heldUntil: null,
  };
  yield { ...here, ...told, key: `reply ${id}`, kind: 'reply', text: outcome.reply };
}

function sourceOfFact({ id, scope, speakerId, speaker, text, turnId, heldFrom, heldUntil, isTainted }: Fact): Source {
  const place = { scope: keyOf(scope), conversationId: null, position: 0, turnId, factId: id, summaryId: null };
  return { ...place, key: `fact ${id}`, kind: 'fact', speakerId, speaker, at: heldFrom, text, isForwarded: false, isTainted, heldUntil };
}

/** Of each stretch of a conversation the newest. */
function summarySources(state: InMemoryState): readonly Source[] {
  const newest = new Map(summariesNow(state).map((summary) => [`${summary.conversationId} ${String(summary.fromPosition)}`, summary]));
  return [...newest.values()].flatMap((summary) => {
    const talk = state.conversations.get(summary.conversationId)?.conversation;
    return talk === undefined ? [] : [sourceOfSummary(summary, talk)];
  });
}

function sourceOfSummary(
  { id, conversationId, toPosition, text, saidAt, isTainted }: Summary,
  { audience, personId, address }: Conversation,
): Source {
  const { channel, account, chat } = address;
  const scope = keyOf(audience === 'private' ? { kind: 'person', personId } : { kind: 'group', channel, account, chat });
  const place = { scope, conversationId, position: toPosition, turnId: null, factId: null, summaryId: id };
  return {
    ...place,
    key: `summary ${id}`,
    kind: 'summary',
    speakerId: null,
    speaker: 'Summary',
    at: saidAt,
    text,
    isForwarded: false,
    isTainted,
    heldUntil: null,
  };
}

/** What was heard in groups that allow it. */
function heardSources(state: InMemoryState): readonly Source[] {
  return [...state.notes].flatMap(([key, note]) => {
    const said = heardBy(state, note);
    if (said === null) return [];
    const { text, scope, speakerId, speaker, at, isForwarded } = said;
    const place = { conversationId: null, position: 0, turnId: null, factId: null, summaryId: null };
    const whose = { speakerId, speaker, at, isForwarded, isTainted: true, heldUntil: null };
    return [{ ...place, ...whose, key: `heard ${key}`, scope: keyOf(scope), kind: 'said' as const, text }];
  });
}
