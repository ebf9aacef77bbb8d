/** Something known about a person, as they said it. */
export interface Fact {
  readonly id: string;
  readonly personId: string;
  readonly text: string;
  /** The turn that it comes from; null: said outside one. */
  readonly turnId: string | null;
  readonly createdAt: Date;
}
