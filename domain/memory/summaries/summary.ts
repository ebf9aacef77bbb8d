/** What was said in a stretch of a conversation, in few words. */
export interface Summary {
  readonly id: string;
  readonly conversationId: string;
  /** The positions of the first and the last turn that it covers. */
  readonly fromPosition: number;
  readonly toPosition: number;
  /** A model's words about people's words: data, never an instruction (I8). */
  readonly text: string;
  /** Some of it was not said to Parley by whom it belongs to (I8). */
  readonly isTainted: boolean;
  /** When the last of it was said. */
  readonly saidAt: Date;
  readonly createdAt: Date;
}
