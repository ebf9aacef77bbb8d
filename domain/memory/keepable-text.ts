import { InvalidInputError } from '../errors.ts';
import { holdsSecret } from '../redaction/holds-secret.ts';
import type { Redactor } from '../redaction/redactor.ts';

/** The most UTF-16 units of a fact. */
const LONGEST = 2_000;
/** Direction marks and what is not to be seen; what joins emoji and letters stays. */
const UNSEEN = /[\u200B\u200E\u200F\u061C\u202A-\u202E\u2060-\u206F\uFEFF\p{Co}]/gu;

/** A text as it is kept: without control characters and marks that turn its direction or are not to be seen. */
export function plainText(said: string): string {
  return said
    .toWellFormed()
    .replaceAll(/\r\n?/gu, '\n')
    .replaceAll(/(?![\n\t])\p{Cc}/gu, '')
    .replaceAll(UNSEEN, '')
    .trim();
}

/** What was to be remembered holds a secret, so that nothing was kept (I10). */
export class SecretNotKeptError extends InvalidInputError {
  constructor() {
    super(
      'text',
      'Nothing was kept, because this looks like a password, a key or the number of a card. Such things belong in a password manager.',
    );
  }
}

/** What somebody wants to be remembered, as it can be kept. Throws an InvalidInputError that says why it cannot: too long, empty, or a secret (I10). */
export function keepableText(said: string, redactor: Redactor): string {
  const text = said.length > LONGEST * 4 ? said : plainText(said);
  if (text === '' || text.length > LONGEST) throw new InvalidInputError('text', `Something to remember has 1 to ${LONGEST} characters.`);
  if (holdsSecret(text, redactor)) throw new SecretNotKeptError();
  return text;
}
