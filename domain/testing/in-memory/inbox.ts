import type { ClaimedTurn, Turn } from '../../conversation/turn.ts';
import { UnknownIdError } from '../../errors.ts';
import type { Inbox, NewMessage, StoredMessage } from '../../ports/inbox.ts';
import type { Lease } from '../../ports/worker-registry.ts';
import { beginAnswer } from './outbox.ts';
import { isFree, prolong, take } from './claims.ts';
import { appendEvent, type AttachmentRow, type InMemoryState, type TurnRow } from './state.ts';
import { isUnused } from './upload-store.ts';

/** How long the files of a message may take before its turn is run without them. */
const FETCHING_MS = 120_000;

function isOpen({ turn }: TurnRow): boolean {
  return turn.state === 'queued' || turn.state === 'running';
}

function store(state: InMemoryState, message: NewMessage): StoredMessage {
  const messageKey = JSON.stringify([message.account, message.externalId]);
  const rows = [...state.turns.values()];
  const known = rows.find((row) => row.messageKey === messageKey);
  if (known !== undefined) return { messageId: known.turn.messageId, turnId: known.turn.id, turn: known.turn, isNew: false };
  const conversation = state.conversations.get(message.conversationId);
  if (conversation === undefined) throw new UnknownIdError('conversation');
  const uploads = uploadsOf(state, message);
  conversation.turns += 1;
  const { turnId, conversationId, personId, text, receivedAt, source } = message;
  if (state.people.get(message.personId)?.keepsMemory === false) state.unremembered.add(turnId);
  const turn: Turn = {
    id: turnId,
    conversationId,
    position: conversation.turns,
    messageId: message.id,
    personId,
    text,
    receivedAt,
    source,
    state: 'queued',
    route: null,
    outcome: null,
    feedback: null,
  };
  state.turns.set(turnId, { messageKey, owner: null, leaseUntil: 0, fence: 0, attempts: 0, turn });
  const clientMessageId = conversation.conversation.address.channel === 'web' ? message.externalId : null;
  appendEvent(state, conversationId, {
    at: receivedAt,
    turnId,
    body: { kind: 'message-stored', messageId: message.id, text, clientMessageId },
  });
  addFiles(state, message, uploads);
  if (message.reply !== null) beginAnswer(state, conversation.conversation, message, message.reply);
  return { messageId: message.id, turnId, turn, isNew: true };
}

/** Throws when one of them cannot be taken; one that is named twice is one. */
function uploadsOf(state: InMemoryState, { uploadIds, personId }: NewMessage): AttachmentRow[] {
  return [...new Set(uploadIds)].map((id) => {
    const row = state.attachments.get(id);
    if (row === undefined || !isUnused(row) || row.uploaderId !== personId) throw new UnknownIdError('upload');
    return row;
  });
}

function addFiles(state: InMemoryState, message: NewMessage, uploads: readonly AttachmentRow[]): void {
  const { attachments, conversationId, turnId } = message;
  const at = state.clock.now();
  const fetchUntil = at.getTime() + FETCHING_MS;
  const place = { direction: 'in', turnId, taskId: null, uploaderId: null, caption: '', at } as const;
  for (const [index, { remote, mime, ...described }] of attachments.entries()) {
    const { id, kind, name, size, seconds } = described;
    const shown = { id, kind, name, mime: mime ?? 'application/octet-stream', size, seconds };
    const file = { ...shown, state: 'waiting', problem: null, transcript: null } as const;
    state.attachments.set(id, { ...place, file, position: index + 1, fetch: { remote, conversationId, fetchUntil }, content: null });
  }
  for (const [index, row] of uploads.entries()) {
    state.attachments.set(row.file.id, { ...row, turnId, position: attachments.length + index + 1 });
  }
}

function waitsForFiles(state: InMemoryState, { turn }: TurnRow): boolean {
  const now = state.clock.now().getTime();
  return [...state.attachments.values()].some(
    ({ file, fetch, turnId }) => turnId === turn.id && file.state === 'waiting' && fetch !== null && fetch.fetchUntil > now,
  );
}

/** The first open turn of each conversation, in the order in which they were stored. */
function heads(state: InMemoryState): TurnRow[] {
  const seen = new Set<string>();
  return [...state.turns.values()].filter((row) => {
    if (!isOpen(row) || seen.has(row.turn.conversationId)) return false;
    seen.add(row.turn.conversationId);
    return true;
  });
}

function askedOf(state: InMemoryState, { id, personId, conversationId }: Turn): Pick<ClaimedTurn, 'asked'> {
  const person = state.people.get(personId);
  const conversation = state.conversations.get(conversationId)?.conversation;
  if (person === undefined || conversation === undefined) return {};
  return { asked: { person, conversation, hasFiles: [...state.attachments.values()].some(({ turnId }) => turnId === id) } };
}

function claim(state: InMemoryState, row: TurnRow, lease: Lease): ClaimedTurn {
  take(state, row, lease);
  row.attempts += 1;
  row.turn = { ...row.turn, state: 'running' };
  return { turn: row.turn, fence: row.fence, attempt: row.attempts, ...askedOf(state, row.turn) };
}

export function makeInMemoryInbox(state: InMemoryState): Inbox {
  return {
    store: async (message, taker) => {
      const stored = store(state, message);
      const row = heads(state).find(({ turn }) => turn.id === stored.turnId);
      if (taker === undefined || !stored.isNew || row === undefined || waitsForFiles(state, row)) return stored;
      const claimed = claim(state, row, taker);
      return { ...stored, turn: claimed.turn, claimed };
    },
    claim: async (lease) => {
      const row = heads(state).find((head) => isFree(state, head) && !waitsForFiles(state, head));
      return row === undefined ? null : claim(state, row, lease);
    },
    release: async (turnId, fence) => {
      const row = state.turns.get(turnId);
      if (row === undefined || row.fence !== fence || row.turn.state !== 'running') return false;
      row.owner = null;
      row.attempts -= 1;
      row.turn = { ...row.turn, state: 'queued' };
      return true;
    },
    renew: async (lease, ids) => prolong(state, state.turns, lease, ids),
  };
}
