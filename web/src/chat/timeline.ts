import type { FileFields } from '../files/file-documents.ts';
import type { ConversationEvent } from './events-document.ts';

/** Something that can be pressed under a message. */
export interface MessageButton {
  readonly id: string;
  readonly label: string;
}

/** How a turn is being answered, or was. */
export type Reply =
  | { readonly state: 'awaited' }
  | { readonly state: 'growing'; readonly text: string }
  | {
      readonly state: 'whole';
      readonly text: string;
      readonly model: string | null;
      readonly costUsd: number;
      readonly milliseconds: number;
      readonly buttons: readonly MessageButton[];
    }
  | { readonly state: 'failed'; readonly isStopped: boolean; readonly message: string };

/** A message with its reply. */
export interface TurnEntry {
  readonly kind: 'turn';
  readonly id: string;
  /** Null: it stands before what is shown. */
  readonly message: { readonly text: string; readonly at: string } | null;
  readonly mode: 'AGENT' | 'ASSISTANT' | 'CHAT' | null;
  readonly reply: Reply;
}

/** What Parley says by itself. */
export interface NoticeEntry {
  readonly kind: 'notice';
  readonly id: string;
  readonly at: string;
  readonly text: string;
  readonly taskId: string | null;
  readonly files: readonly FileFields[];
  readonly buttons: readonly MessageButton[];
}

/** A conversation as it is shown. */
export interface Timeline {
  /** The number of the last event in it. */
  readonly last: number;
  readonly entries: readonly (TurnEntry | NoticeEntry)[];
  /** The client's ids of the messages in it. */
  readonly clientMessageIds: ReadonlySet<string>;
}

/** Begins after the event with this number. */
export function emptyTimeline(after: number): Timeline {
  return { last: after, entries: [], clientMessageIds: new Set() };
}

/** The timeline with one more event. A numbered event that is in it already changes nothing. */
export function withEvent(timeline: Timeline, event: ConversationEvent): Timeline {
  if (event.__typename === 'ReplyPartial') {
    return changeTurn(timeline, event.turnId, (turn) => ({ ...turn, reply: grown(turn.reply, event) }));
  }
  if (event.number === null || event.number <= timeline.last) return timeline;
  return withNews({ ...timeline, last: event.number }, event);
}

function withNews(timeline: Timeline, event: Exclude<ConversationEvent, { __typename: 'ReplyPartial' }>): Timeline {
  switch (event.__typename) {
    case 'MessageStored': {
      const { clientMessageId, at } = event;
      const clientMessageIds =
        clientMessageId === null ? timeline.clientMessageIds : new Set(timeline.clientMessageIds).add(clientMessageId);
      const message = { text: event.message.text, at };
      return changeTurn({ ...timeline, clientMessageIds }, event.turnId, (turn) => ({ ...turn, message }));
    }
    case 'TurnRouted':
      return changeTurn(timeline, event.turnId, (turn) => ({ ...turn, mode: event.route.mode }));
    case 'ReplyFinal': {
      const { text, model, costUsd, milliseconds, buttons } = event;
      const reply: Reply = { state: 'whole', text, model, costUsd, milliseconds, buttons };
      return changeTurn(timeline, event.turnId, (turn) => ({ ...turn, reply }));
    }
    case 'TurnFailed': {
      const reply: Reply = { state: 'failed', isStopped: event.state === 'STOPPED', message: event.why };
      return changeTurn(timeline, event.turnId, (turn) => ({ ...turn, reply }));
    }
    case 'WordsForgotten':
      return event.isWhole ? { ...timeline, entries: timeline.entries.filter(isAwaited) } : timeline;
    case 'Notice': {
      const { at, text, task, buttons, files } = event;
      const notice: NoticeEntry = {
        kind: 'notice',
        id: `notice-${timeline.last}`,
        at,
        text,
        taskId: task?.shortId ?? null,
        buttons,
        files,
      };
      return { ...timeline, entries: [...timeline.entries, notice] };
    }
  }
}

/** Only what is not answered yet may have words left. */
function isAwaited(entry: Timeline['entries'][number]): boolean {
  return entry.kind === 'turn' && (entry.reply.state === 'awaited' || entry.reply.state === 'growing');
}

/** The reply so far, of which the event keeps `offset` UTF-16 units. A whole reply grows no more; what does not fit is left out. */
function grown(reply: Reply, { offset, delta }: { readonly offset: number; readonly delta: string }): Reply {
  if (reply.state !== 'awaited' && reply.state !== 'growing') return reply;
  const text = reply.state === 'growing' ? reply.text : '';
  return offset > text.length ? reply : { state: 'growing', text: text.slice(0, offset) + delta };
}

/** Changes a turn where it stands; one that is not there yet begins at the end. */
function changeTurn(timeline: Timeline, id: string | null, change: (turn: TurnEntry) => TurnEntry): Timeline {
  if (id === null) return timeline;
  const { entries } = timeline;
  const index = entries.findLastIndex((entry) => entry.kind === 'turn' && entry.id === id);
  const found = entries[index];
  if (found?.kind !== 'turn') {
    return { ...timeline, entries: [...entries, change({ kind: 'turn', id, message: null, mode: null, reply: { state: 'awaited' } })] };
  }
  return { ...timeline, entries: entries.with(index, change(found)) };
}
