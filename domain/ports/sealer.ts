/** Encrypts what is kept in the database with a key that is not in it. */
export interface Sealer {
  /** What is sealed for one purpose opens for no other. */
  seal(text: string, purpose: string): string;
  /** Null: it was sealed with another key or for another purpose, or is damaged. */
  open(sealed: string, purpose: string): string | null;
}
