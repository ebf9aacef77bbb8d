import type { RoomMessage } from './matrix-person.ts';

/** A message in a room, however often it was changed. */
export interface SeenInRoom {
  readonly id: string;
  /** What it said first, and after each change. */
  readonly states: readonly string[];
  /** What it says in the end. */
  readonly text: string;
  readonly relation: unknown;
}

/** What stands in the room of one sender, oldest first, without what was taken away; of a file its caption or name. */
export function seenInRoom(messages: readonly RoomMessage[], sender: string): readonly SeenInRoom[] {
  const theirs = messages.filter((message) => message.sender === sender && message.type === 'm.room.message' && 'body' in message.content);
  const changes = theirs.flatMap(({ content }) => changeOf(content) ?? []);
  return theirs
    .filter(({ content }) => changeOf(content) === null)
    .map(({ event_id: id, content }) => {
      const states = [String(content['body']), ...changes.filter((change) => change.of === id).map(({ text }) => text)];
      return { id, states, text: states.at(-1) ?? '', relation: content['m.relates_to'] };
    });
}

function changeOf(content: RoomMessage['content']): { readonly of: string; readonly text: string } | null {
  const relation: unknown = content['m.relates_to'];
  const changed: unknown = content['m.new_content'];
  if (typeof relation !== 'object' || relation === null || typeof changed !== 'object' || changed === null) return null;
  if (!('event_id' in relation) || !('body' in changed)) return null;
  return { of: String(relation.event_id), text: String(changed.body) };
}
