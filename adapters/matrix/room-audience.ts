/** What is known of a room that tells whether it is a chat of two. */
export interface RoomFacts {
  /** Joined or invited, with us; null: unknown, as before we join. */
  readonly members: number | null;
  /** Whether an invitation into it said that it is a direct chat. */
  readonly isDirect: boolean;
  readonly title: string | null;
  readonly topic: string | null;
  /** `m.room.join_rules`; null: unset, which means by invitation. */
  readonly joinRule: string | null;
  readonly alias: string | null;
}

/**
 * The one rule for invitations and messages: a chat of two is private when it was made as a direct chat, or has neither name nor topic. One that others
 * can find or join is a group, however few are in it, and so is every room as soon as a third is in it or invited (I9).
 */
export function roomAudience({ members, isDirect, title, topic, joinRule, alias }: RoomFacts): 'private' | 'group' {
  if ((members !== null && members > 2) || (joinRule !== null && joinRule !== 'invite') || alias !== null) return 'group';
  if (isDirect) return 'private';
  return members !== null && title === null && topic === null ? 'private' : 'group';
}
