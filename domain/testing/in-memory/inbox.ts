import { UnknownIdError } from '../../errors.ts';
import type { Inbox, NewMessage, StoredMessage } from '../../ports/inbox.ts';
import { beginAnswer } from './outbox.ts';
import { isFree, prolong, take } from './claims.ts';
import { appendEvent, type InMemoryState, type TurnRow } from './state.ts';

/** How long the files of a message may take before its turn is run without them. */
const FETCHING_MS = 120_000;

function isOpen({ turn }: TurnRow): boolean {
  return turn.state === 'queued' || turn.state === 'running';
}

function store(state: InMemoryState, message: NewMessage): StoredMessage {
  const messageKey = JSON.stringify([message.account, message.externalId]);
  const rows = [...state.turns.values()];
  const known = rows.find((row) => row.messageKey === messageKey);
  if (known !== undefined) return { messageId: known.turn.messageId, turnId: known.turn.id, isNew: false };
  const conversation = state.conversations.get(message.conversationId);
  if (conversation === undefined) throw new UnknownIdError('conversation');
  conversation.turns += 1;
  const { turnId, conversationId, personId, text, receivedAt, source } = message;
  state.turns.set(turnId, {
    messageKey,
    owner: null,
    leaseUntil: 0,
    fence: 0,
    attempts: 0,
    turn: {
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
    },
  });
  const clientMessageId = conversation.conversation.address.channel === 'web' ? message.externalId : null;
  appendEvent(state, conversationId, {
    at: receivedAt,
    turnId,
    body: { kind: 'message-stored', messageId: message.id, text, clientMessageId },
  });
  addFiles(state, message);
  if (message.reply !== null) beginAnswer(state, conversation.conversation, message, message.reply);
  return { messageId: message.id, turnId, isNew: true };
}

function addFiles(state: InMemoryState, { attachments, conversationId, turnId }: NewMessage): void {
  const fetchUntil = state.clock.now().getTime() + FETCHING_MS;
  for (const { id, kind, name, mime, size, seconds, remote } of attachments) {
    const file = { id, kind, name, mime: mime ?? 'application/octet-stream', size, seconds, state: 'waiting', problem: null } as const;
    state.attachments.set(id, { file, source: { remote, conversationId, turnId, fetchUntil }, content: null });
  }
}

function waitsForFiles(state: InMemoryState, { turn }: TurnRow): boolean {
  const now = state.clock.now().getTime();
  return [...state.attachments.values()].some(
    ({ file, source }) => source?.turnId === turn.id && file.state === 'waiting' && source.fetchUntil > now,
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

export function makeInMemoryInbox(state: InMemoryState): Inbox {
  return {
    store: async (message) => store(state, message),
    claim: async (lease) => {
      const row = heads(state).find((head) => isFree(state, head) && !waitsForFiles(state, head));
      if (row === undefined) return null;
      take(state, row, lease);
      row.attempts += 1;
      row.turn = { ...row.turn, state: 'running' };
      return { turn: row.turn, fence: row.fence, attempt: row.attempts };
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
