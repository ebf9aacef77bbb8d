import type { Person } from '../access/person.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { TurnOutcome } from '../conversation/turn.ts';
import type { OutboxBody } from '../delivery/outbox-entry.ts';
import type { Address } from '../messaging/address.ts';
import { PLAIN_SOURCE } from '../messaging/message-source.ts';
import type { NewMessage } from '../ports/inbox.ts';
import type { NewNotice } from '../ports/outbox.ts';
import type { ReservationRequest } from '../ports/ledger.ts';
import type { Project } from '../tasks/project.ts';
import type { Task } from '../tasks/task.ts';

/** The time at which what these make was made. */
export const NOON = new Date('2026-11-23T12:00:00Z');

/** A UUID that ends in this number, so that tests can name things. */
export function uuid(number: number): string {
  return `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;
}

export function aPerson(change: Partial<Person> = {}): Person {
  return { id: uuid(1), name: 'Аня', role: 'member', language: 'ru', timeZone: 'Europe/Berlin', createdAt: NOON, ...change };
}

/** By default a private one on the web. */
export function aConversation(change: Partial<Conversation> = {}): Conversation {
  const id = change.id ?? uuid(10);
  return {
    id,
    address: { channel: 'web', account: 'parley', chat: id, thread: null },
    audience: 'private',
    personId: uuid(1),
    title: null,
    projectId: null,
    preferredMode: null,
    preferredModel: null,
    verbosity: 0,
    contextStart: 0,
    createdAt: NOON,
    ...change,
  };
}

/** Message `number`: `id`, `turnId` and `externalId` follow from it. */
export function aMessage(number: number, change: Partial<NewMessage> = {}): NewMessage {
  return {
    id: uuid(1000 + number),
    turnId: uuid(2000 + number),
    conversationId: uuid(10),
    personId: uuid(1),
    externalId: `message-${String(number)}`,
    account: 'web:parley',
    text: `Привет ${String(number)}`,
    receivedAt: NOON,
    source: PLAIN_SOURCE,
    attachments: [],
    uploadIds: [],
    reply: null,
    ...change,
  };
}

export function anAnswer(change: Partial<Extract<TurnOutcome, { state: 'answered' }>> = {}): TurnOutcome {
  return { state: 'answered', reply: 'Здравствуйте!', model: 'offline/echo', cost: 0, milliseconds: 5, endedAt: NOON, ...change };
}

export function aFailure(change: Partial<Exclude<TurnOutcome, { state: 'answered' }>> = {}): TurnOutcome {
  return {
    state: 'failed',
    code: 'model.unreachable',
    message: 'The model cannot be reached.',
    cost: 0,
    milliseconds: 5,
    endedAt: NOON,
    ...change,
  };
}

/** What an answer says in a chat. */
export function aBody(markdown = 'Здравствуйте!'): OutboxBody {
  return { kind: 'text', markdown, buttons: [], followTaskId: null };
}

/** The chat `42` of the Telegram account `bot1`. */
export function aChat(change: Partial<Address> = {}): Address {
  return { channel: 'telegram', account: 'bot1', chat: '42', thread: null, ...change };
}

/** Notice `number`, to a stranger in a private chat; `id` and `key` follow from it. */
export function aNotice(number: number, change: Partial<NewNotice> = {}): NewNotice {
  return {
    id: uuid(4000 + number),
    key: `notice-${String(number)}`,
    address: aChat(),
    audience: 'private',
    language: 'ru',
    conversationId: null,
    replyTo: null,
    createdAt: NOON,
    body: aBody(`Новость ${String(number)}`),
    ...change,
  };
}

export function aProject(change: Partial<Project> = {}): Project {
  return { id: uuid(20), name: 'demo', folder: '/workspace/demo', addedBy: uuid(1), createdAt: NOON, ...change };
}

/** By default a queued command task outside any conversation. */
export function aTask(change: Partial<Task> = {}): Task {
  return {
    id: 'abc234',
    projectId: uuid(20),
    personId: uuid(1),
    conversationId: null,
    work: { kind: 'command', command: 'echo hello' },
    limits: { budget: 1_000_000_000, steps: 50, wallMs: 600_000, idleMs: 300_000 },
    after: [],
    branch: null,
    confirmation: null,
    scheduleId: null,
    state: 'queued',
    attempt: 0,
    reason: null,
    result: null,
    spent: 0,
    lastLine: 0,
    progress: null,
    worktree: null,
    retryOf: null,
    retries: 0,
    createdAt: NOON,
    startedAt: null,
    endedAt: null,
    ...change,
  };
}

/** By default for a turn, with room for 100 output tokens of 10 nano-dollars after an input of 500, under no budget. */
export function aReservation(change: Partial<ReservationRequest> = {}): ReservationRequest {
  return {
    id: uuid(30),
    run: { kind: 'turn', id: uuid(2001) },
    personId: uuid(1),
    conversationId: uuid(10),
    taskId: null,
    provider: 'anthropic',
    model: 'claude',
    mode: 'chat',
    purpose: 'answer',
    inputBound: 500,
    outputPerToken: 10,
    maxOutputTokens: 100,
    minOutputTokens: 10,
    budgets: [],
    at: NOON,
    ...change,
  };
}
