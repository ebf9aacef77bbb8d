import type { Language } from '../access/person.ts';

/** A sentence for people, in each language that they may read. */
export type Sentence = Readonly<Record<Language, string>>;

/** What came of asking git for something; refused: why it would not. */
export type GitOutcome<T> = { readonly kind: 'ok'; readonly value: T } | { readonly kind: 'refused'; readonly message: Sentence };
