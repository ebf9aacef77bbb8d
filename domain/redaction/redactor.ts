import { makeSecretFinder } from './find-secrets.ts';
import { RedactionStream, type TextRedaction } from './redaction-stream.ts';

/** Takes secrets out of text (I10). */
export interface Redactor {
  /** The text without its secrets. */
  text(text: string): string;
  /** For a text that comes in pieces: what may still become a secret is held back, at most a few thousand characters. */
  stream(): TextRedaction;
}

/** Redacts these values, unless they are shorter than six characters, and whatever looks like a key or token of a known kind. */
export function makeRedactor({ secrets }: { readonly secrets: readonly string[] }): Redactor {
  const finder = makeSecretFinder(secrets);
  return {
    text: (text) => {
      const stream = new RedactionStream(finder);
      return stream.push(text) + stream.end();
    },
    stream: () => new RedactionStream(finder),
  };
}
