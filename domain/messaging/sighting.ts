/** Why something that came in was or was not answered, as `/why` shows it. */
export interface Sighting {
  readonly account: string;
  readonly externalId: string;
  readonly decision: 'respond' | 'observe' | 'ignore' | 'refuse';
  readonly reason: string;
  readonly at: Date;
  /** The turn that answers it; null: none does. */
  readonly turnId: string | null;
}

/** A message in a group that was not addressed to us, kept because the group allows it. */
export interface ObservedMessage {
  readonly chat: string;
  readonly thread: string | null;
  readonly senderId: string;
  readonly senderName: string;
  readonly text: string;
}
