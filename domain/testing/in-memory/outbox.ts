import type { RunRef } from '../../agent/step.ts';
import type { Conversation } from '../../conversation/conversation.ts';
import type { OutboxBody, OutboxEntry } from '../../delivery/outbox-entry.ts';
import type { Pin } from '../../delivery/pin.ts';
import type { OutgoingAttachment } from '../../ports/attachment-store.ts';
import type { NewMessage } from '../../ports/inbox.ts';
import type { NewNotice, Outbox } from '../../ports/outbox.ts';
import { filesSentBy } from './attachment-store.ts';
import { heldAccount } from './channel-accounts.ts';
import type { InMemoryState, OutboxRow } from './state.ts';

type NewEntry = Omit<OutboxEntry, 'order' | 'parts'>;

function push(state: InMemoryState, entry: NewEntry, key: string | null): void {
  state.outbox.push({ entry: { ...entry, order: state.outbox.length + 1, parts: [] }, key, closed: null });
}

/** False: one with its key was there already. */
export function addNotice(state: InMemoryState, { key, ...notice }: NewNotice): boolean {
  if (state.outbox.some((row) => row.key === key)) return false;
  push(state, { ...notice, kind: 'notice', turnId: null }, key);
  return true;
}

function noticeId(state: InMemoryState): string {
  return `00000000-0000-7000-9000-${String(state.outbox.length + 1).padStart(12, '0')}`;
}

/** Tells a conversation's notice where people follow a chat and not the log; an approval is asked for with buttons. */
export function tell(
  state: InMemoryState,
  conversation: Conversation,
  notice: { key: string; text: string; at: Date; pin?: Pin | null },
  choices?: readonly string[],
): void {
  const { id, address, audience, personId } = conversation;
  if (address.channel === 'web') return;
  addNotice(state, {
    id: noticeId(state),
    key: notice.key,
    address,
    audience,
    language: state.people.get(personId)?.language ?? 'en',
    conversationId: id,
    replyTo: null,
    createdAt: notice.at,
    body: {
      kind: 'text',
      markdown: notice.text,
      buttons: notice.key.startsWith('approval:') ? ['approve', 'deny'] : [],
      followTaskId: null,
      ...(choices === undefined ? {} : { choices }),
      ...(notice.pin === undefined ? {} : { pin: notice.pin }),
    },
  });
}

/** The entry of the answer to a message that is being stored. */
export function beginAnswer(
  state: InMemoryState,
  { address, audience }: Conversation,
  message: NewMessage,
  { outboxId, language }: NonNullable<NewMessage['reply']>,
): void {
  const { conversationId, turnId, source, receivedAt } = message;
  const place = { address, audience, language, conversationId, turnId, replyTo: source.externalId };
  push(state, { ...place, id: outboxId, kind: 'answer', createdAt: receivedAt, body: null }, null);
}

/** Gives the entry of the turn's answer, if it has one, its body, and tells the turn's files behind it. */
export function endAnswer(state: InMemoryState, turnId: string, body: OutboxBody, at: Date): void {
  const row = state.outbox.find(({ entry }) => entry.turnId === turnId);
  if (row === undefined) return;
  row.entry = { ...row.entry, body };
  tellFiles(state, { kind: 'turn', id: turnId }, { ...row.entry, createdAt: at });
}

/** Tells the files that go out with a run, each once. */
function tellFiles(
  state: InMemoryState,
  run: RunRef,
  { address, audience, language, conversationId, replyTo, createdAt }: Omit<NewEntry, 'id' | 'kind' | 'turnId' | 'body'>,
): void {
  for (const { file, caption } of filesSentBy(state, run)) {
    addNotice(state, {
      ...{ address, audience, language, conversationId, replyTo, createdAt },
      id: noticeId(state),
      key: `file:${file.id}`,
      body: { kind: 'file', attachmentId: file.id, caption },
    });
  }
}

/** Tells the files that go out with a task where people follow a chat and not the log. */
export function tellTaskFiles(state: InMemoryState, taskId: string, { id, address, audience, personId }: Conversation, at: Date): void {
  if (address.channel === 'web') return;
  const language = state.people.get(personId)?.language ?? 'en';
  tellFiles(state, { kind: 'task', id: taskId }, { address, audience, language, conversationId: id, replyTo: null, createdAt: at });
}

/** Keeps a file of a person and tells it where people follow a chat and not the log. */
export function tellFile(
  state: InMemoryState,
  { id: conversationId, address, audience, personId }: Conversation,
  uploaderId: string,
  { id, kind, name, mime, content, at }: Omit<OutgoingAttachment, 'run' | 'caption'>,
): void {
  const file = { id, kind, name, mime, size: content.byteLength, seconds: null, state: 'here', problem: null, transcript: null } as const;
  const whose = { direction: 'out', turnId: null, taskId: null, uploaderId } as const;
  state.attachments.set(id, { ...whose, file, position: 1, caption: '', at, fetch: null, content });
  if (address.channel === 'web') return;
  const place = { address, audience, language: state.people.get(personId)?.language ?? 'en', conversationId, replyTo: null, createdAt: at };
  addNotice(state, { ...place, id: noticeId(state), key: `file:${id}`, body: { kind: 'file', attachmentId: id, caption: '' } });
}

function waiting(state: InMemoryState): Awaited<ReturnType<Outbox['waiting']>> {
  const accounts = Map.groupBy(
    state.outbox.filter(({ entry, closed }) => closed === null && entry.body !== null),
    ({ entry: { address } }) => JSON.stringify([address.channel, address.account]),
  );
  return [...accounts.values()].flatMap((rows) => {
    const oldest = rows.map(({ entry }) => entry.createdAt).reduce((a, b) => (b < a ? b : a));
    return rows.slice(0, 1).map(({ entry: { address } }) => ({
      channel: address.channel,
      account: address.account,
      count: rows.length,
      oldest,
    }));
  });
}

/** When it is too much: what is first at each address, of what is ready and of what is still being made. */
function firstOfEach(entries: readonly OutboxEntry[], limit: number): readonly OutboxEntry[] {
  const lanes = Map.groupBy(entries, ({ address, body }) => JSON.stringify([address.chat, address.thread, body === null]));
  const placed = [...lanes.values()].flatMap((lane) => lane.map((entry, place) => ({ entry, place })));
  const taken = placed.sort((a, b) => a.place - b.place || a.entry.order - b.entry.order).slice(0, limit);
  return taken.map(({ entry }) => entry).sort((a, b) => a.order - b.order);
}

export function makeInMemoryOutbox(state: InMemoryState): Outbox {
  const held = (claim: Parameters<Outbox['open']>[0], entryId: string): OutboxRow | null =>
    heldAccount(state, claim) === null ? null : (rowsOf(claim).find(({ entry }) => entry.id === entryId) ?? null);
  const rowsOf = ({ channel, account }: Parameters<Outbox['open']>[0]): OutboxRow[] =>
    state.outbox.filter(({ entry: { address } }) => address.channel === channel && address.account === account);
  return {
    add: async (notice) => addNotice(state, notice),
    open: async (claim, limit) =>
      heldAccount(state, claim) === null
        ? []
        : firstOfEach(
            rowsOf(claim)
              .filter(({ closed }) => closed === null)
              .map(({ entry }) => entry),
            limit,
          ),
    beginPart: async (claim, entryId, number, key) => {
      const row = held(claim, entryId);
      if (row === null) return null;
      const known = row.entry.parts.find((part) => part.number === number);
      if (known !== undefined) return known;
      const part = { number, key, state: 'sending', messageId: null } as const;
      row.entry = { ...row.entry, parts: [...row.entry.parts, part].sort((a, b) => a.number - b.number) };
      return part;
    },
    endPart: async (claim, entryId, number, result) => {
      const row = held(claim, entryId);
      if (row === null) return false;
      const parts = row.entry.parts.map((part) => (part.number === number ? { ...part, ...result } : part));
      row.entry = { ...row.entry, parts };
      return true;
    },
    close: async (claim, entryId, problem) => {
      const row = held(claim, entryId);
      if (row === null) return false;
      row.closed ??= { problem };
      return true;
    },
    waiting: async () => waiting(state),
  };
}
