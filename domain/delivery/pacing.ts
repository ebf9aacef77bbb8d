import type { ChannelCapabilities, ChatPace } from '../ports/chat-transport.ts';

/** `final`: it says what is to stay; `first`: the first that is seen; `partial`: a later one will say more; `idle`: nobody waits for it. */
export type Urgency = 'final' | 'first' | 'partial' | 'idle';

/** A chat with all its threads, which share one limit. */
export interface PacedChat {
  /** Unique in the account. */
  readonly chat: string;
  readonly audience: 'private' | 'group';
}

/** A send or edit that counts: from its beginning, and after its end by when it ended, because the network saw it before that. */
interface Operation {
  endedAt: number;
}

interface ChatState {
  operations: Operation[];
  lastAt: number;
  /** When somebody's last message ended: what nobody waits for does not count. */
  lastWantedAt: number;
  heldUntil: number;
}

/** Of every limit, the share that edits of growing texts leave to what people must not wait for. */
const RESERVED = 0.2;
const RESERVED_OVER_ALL = 0.4;
/** What nobody waits for leaves this share of a chat's window free, and is done only after the chat was quiet for so many spacings. */
const RESERVED_FROM_IDLE = 0.5;
const IDLE_SPACINGS = 3;
/** So many edits go out quickly before a chat's window is spread over its length: a first word alone is a poor sight. */
const QUICK_EDITS = 3;
const SECOND_MS = 1000;
/** Chats that were quiet for longer than every window are forgotten when there are so many. */
const MOST_CHATS = 1000;

/**
 * When which chat may be sent to next, so that the network never has to ask to wait. Knows no clock: `now` is in milliseconds on any
 * clock that never goes back. Finals and first texts use the whole limit; edits of growing texts come evenly and leave a reserve, what nobody waits for leaves a larger one.
 */
export class Pacing {
  readonly #limits: Pick<ChannelCapabilities, 'pace' | 'perSecond'>;
  readonly #chats = new Map<string, ChatState>();
  readonly #all: { operations: Operation[]; lastPartialAt: number } = { operations: [], lastPartialAt: -Infinity };

  constructor(limits: Pick<ChannelCapabilities, 'pace' | 'perSecond'>) {
    this.#limits = limits;
  }

  /** Milliseconds until it may begin, 0: now; Infinity: not before something that runs has ended. */
  waitMs({ chat, audience }: PacedChat, urgency: Urgency, now: number): number {
    const state = this.#chats.get(chat);
    const inChat = state === undefined ? 0 : chatWait(state, this.#limits.pace[audience], urgency, now);
    return Math.max(inChat, this.#waitOverAll(urgency, now));
  }

  /** It begins; call what is returned when it has ended. */
  begin({ chat }: PacedChat, urgency: Urgency, now: number): (endedAt: number) => void {
    this.#forgetQuiet(now);
    const state = this.#chats.get(chat) ?? quietChat();
    this.#chats.set(chat, state);
    const operation: Operation = { endedAt: Infinity };
    state.operations.push(operation);
    this.#all.operations.push(operation);
    if (urgency === 'partial') this.#all.lastPartialAt = now;
    return (endedAt) => {
      operation.endedAt = endedAt;
      state.lastAt = Math.max(state.lastAt, endedAt);
      if (urgency !== 'idle') state.lastWantedAt = Math.max(state.lastWantedAt, endedAt);
    };
  }

  /** Nothing begins in this chat before `until`. */
  hold({ chat }: PacedChat, until: number): void {
    const state = this.#chats.get(chat) ?? quietChat();
    state.heldUntil = Math.max(state.heldUntil, until);
    this.#chats.set(chat, state);
  }

  /** What was sent here before `now` is not known: as if all that the network bears had been sent, evenly. A chat that is known stays as it is. */
  assumeBusy({ chat, audience }: PacedChat, now: number): void {
    if (this.#chats.has(chat)) return;
    const { window } = this.#limits.pace[audience];
    const { count, milliseconds } = window ?? { count: 1, milliseconds: 0 };
    const operations = Array.from({ length: count }, (_, before) => ({ endedAt: now - (before * milliseconds) / count }));
    this.#chats.set(chat, { operations, lastAt: now, lastWantedAt: now, heldUntil: -Infinity });
    if (this.#all.operations.length === 0) this.#all.operations.push({ endedAt: now });
  }

  #waitOverAll(urgency: Urgency, now: number): number {
    // Less than one a second is one in so many seconds.
    const count = Math.max(1, Math.floor(this.#limits.perSecond));
    const windowMs = (count / this.#limits.perSecond) * SECOND_MS;
    this.#all.operations = since(this.#all.operations, now - windowMs);
    if (isUrgent(urgency)) return windowWait(this.#all.operations, count, windowMs, now);
    const most = Math.max(1, Math.floor(count * (1 - RESERVED_OVER_ALL)));
    const evenly = this.#all.lastPartialAt + windowMs / most - now;
    return Math.max(0, evenly, windowWait(this.#all.operations, most, windowMs, now));
  }

  #forgetQuiet(now: number): void {
    if (this.#chats.size < MOST_CHATS) return;
    const { private: inPrivate, group } = this.#limits.pace;
    const longestMs = Math.max(...[inPrivate, group].map(({ spacingMs, window }) => Math.max(spacingMs, window?.milliseconds ?? 0)));
    for (const [chat, { operations, lastAt, heldUntil }] of this.#chats) {
      const isBusy = operations.some(({ endedAt }) => endedAt === Infinity) || heldUntil > now;
      if (!isBusy && lastAt + longestMs < now) this.#chats.delete(chat);
    }
  }
}

function chatWait(state: ChatState, { spacingMs, window }: ChatPace, urgency: Urgency, now: number): number {
  const kept = since(state.operations, now - (window?.milliseconds ?? 0));
  state.operations = kept;
  // One after the other: the network may see two that run at once in any order and at any distance.
  if (kept.some(({ endedAt }) => endedAt === Infinity)) return Infinity;
  const quietMs = urgency === 'idle' ? state.lastWantedAt + IDLE_SPACINGS * spacingMs - now : 0;
  const simple = Math.max(0, quietMs, state.heldUntil - now, state.lastAt + spacingMs - now);
  if (window === null) return simple;
  if (isUrgent(urgency)) return Math.max(simple, windowWait(kept, window.count, window.milliseconds, now));
  const reserved = urgency === 'idle' ? RESERVED_FROM_IDLE : RESERVED;
  const most = Math.max(1, Math.floor(window.count * (1 - reserved)));
  const isQuick = urgency === 'partial' && kept.length < QUICK_EDITS;
  const evenlyMs = isQuick ? 0 : window.milliseconds / Math.max(1, most - QUICK_EDITS);
  return Math.max(simple, state.lastAt + evenlyMs - now, windowWait(kept, most, window.milliseconds, now));
}

function quietChat(): ChatState {
  return { operations: [], lastAt: -Infinity, lastWantedAt: -Infinity, heldUntil: -Infinity };
}

function isUrgent(urgency: Urgency): boolean {
  return urgency === 'final' || urgency === 'first';
}

function since(operations: readonly Operation[], from: number): Operation[] {
  return operations.filter(({ endedAt }) => endedAt > from);
}

/** Until fewer than `count` of these are in the window. */
function windowWait(operations: readonly Operation[], count: number, windowMs: number, now: number): number {
  const ends = operations.map(({ endedAt }) => endedAt).sort((a, b) => a - b);
  const leaving = ends[ends.length - count];
  return leaving === undefined ? 0 : Math.max(0, leaving + windowMs - now);
}
