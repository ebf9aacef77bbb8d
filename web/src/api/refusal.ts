import type { CombinedError } from 'urql';

/** What a mutation answers: what was done, or a typed error. */
export type Result = { readonly __typename: string } & Partial<{ readonly code: string; readonly message: string; readonly field: string }>;

/** Why something was not done. */
export interface Refusal {
  /** One sentence for people; null: the server could not be reached. */
  readonly message: string | null;
  /** The place in the input; null: none in particular. */
  readonly field: string | null;
}

/** Reads an answer: null when what was asked is done. */
export function refusalOf(error: CombinedError | undefined, result: Result | undefined): Refusal | null {
  if (error !== undefined) return { message: messageOfError(error), field: null };
  if (result === undefined || result.__typename.endsWith('Payload')) return null;
  return { message: result.message ?? result.__typename, field: result.field ?? null };
}

/** The sentence of the server; null: it could not be reached. */
export function messageOfError({ graphQLErrors, networkError, message }: CombinedError): string | null {
  const [first] = graphQLErrors;
  if (first !== undefined) return first.message;
  return networkError === undefined ? message : null;
}
