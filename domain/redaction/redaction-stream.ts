import type { Found, SecretFinder } from './find-secrets.ts';
import { KEY_BODY, KEY_END } from './known-patterns.ts';

/** One text, redacted piece by piece. */
export interface TextRedaction {
  /** What can be shown now. */
  push(piece: string): string;
  /** What was held back; afterwards a new text begins. */
  end(): string;
}

/** What stands in place of a secret. */
export const REDACTED = '[redacted]';

/** More than any known kind needs to be recognised. A longer token is known to be one; the rest of it is dropped as it comes. */
const MAX_HELD = 4_096;
/** A private key is shorter; a text that only talks about one goes on after this much. */
const MAX_KEY = 32_768;
/** How much of the text before decides whether something begins in the middle of a word. */
const CONTEXT = 20;
/** Longer than the last line of a key. */
const KEY_END_REACH = 100;

const NOT_KEY_BODY = new RegExp(KEY_BODY.replace('[', '[^'), 'u');
const NOT_TOKEN = /[^A-Za-z0-9._~+/=:-]/u;

/** What is being dropped: the rest of a private key, or of a token that is longer than what is held back. */
type Dropping = { readonly kind: 'key'; readonly left: number; readonly recent: string } | { readonly kind: 'token' };

/** Overlapping secrets become one; in order. */
function merged(found: readonly Found[]): Found[] {
  const result: Found[] = [];
  for (const next of found.toSorted((a, b) => a.secretStart - b.secretStart)) {
    const last = result.at(-1);
    if (last === undefined || next.secretStart >= last.secretEnd) result.push(next);
    else {
      const secretEnd = Math.max(last.secretEnd, next.secretEnd);
      const opensKey = last.opensKey || next.opensKey;
      result.splice(-1, 1, { ...last, start: Math.min(last.start, next.start), end: Math.max(last.end, next.end), secretEnd, opensKey });
    }
  }
  return result;
}

/** Moves a cut to before everything that it would go through. */
function cutBetween(found: readonly Found[], cut: number): number {
  const hit = found.find(({ start, end }) => start < cut && cut < end);
  return hit === undefined ? cut : cutBetween(found, hit.start);
}

function render(text: string, from: number, to: number, secrets: readonly Found[]): string {
  let shown = '';
  let at = from;
  for (const { secretStart, secretEnd } of secrets) {
    shown += text.slice(at, secretStart) + REDACTED;
    at = secretEnd;
  }
  return shown + text.slice(at, to);
}

/** Redacts one text that comes in pieces; however it is cut into pieces, the same comes out. */
export class RedactionStream implements TextRedaction {
  readonly #finder: SecretFinder;
  #context = '';
  #held = '';
  #dropping: Dropping | null = null;

  constructor(finder: SecretFinder) {
    this.#finder = finder;
  }

  push(piece: string): string {
    return this.#take(this.#held + piece, false);
  }

  end(): string {
    const rest = this.#take(this.#held, true);
    [this.#context, this.#held, this.#dropping] = ['', '', null];
    return rest;
  }

  #take(input: string, isLast: boolean): string {
    let shown = '';
    let left = input;
    this.#held = '';
    for (;;) {
      if (this.#dropping !== null) left = this.#drop(left, this.#dropping);
      if (left === '') return shown;
      const text = this.#context + left;
      const from = this.#context.length;
      const found = this.#finder.find(text, from);
      if (found.length === 0) return shown + this.#takePlain(text, from, isLast);
      const cut = isLast ? text.length : cutBetween(found, this.#firstOpen(text, from, found));
      const secrets = merged(found.filter(({ end }) => end <= cut));
      const key = secrets.find(({ opensKey }) => opensKey);
      const to = key?.secretEnd ?? cut;
      shown += render(
        text,
        from,
        to,
        secrets.filter(({ secretEnd }) => secretEnd <= to),
      );
      this.#context = text.slice(Math.max(0, to - CONTEXT), to);
      left = text.slice(to);
      if (key === undefined)
        return (
          shown +
          this.#hold(
            left,
            found.some(({ start, end }) => start === to && end === text.length),
          )
        );
      this.#dropping = { kind: 'key', left: MAX_KEY, recent: '' };
    }
  }

  /** The same for a text in which there is no secret, as in nearly all. */
  #takePlain(text: string, from: number, isLast: boolean): string {
    const cut = isLast ? text.length : this.#finder.firstOpen(text, from);
    this.#context = text.slice(Math.max(0, cut - CONTEXT), cut);
    return text.slice(from, cut) + this.#hold(text.slice(cut), false);
  }

  /** Where something begins that may go on in the next piece. */
  #firstOpen(text: string, from: number, found: readonly Found[]): number {
    const atTheEnd = found.filter(({ end }) => end === text.length).map(({ start }) => start);
    return Math.min(this.#finder.firstOpen(text, from), ...atTheEnd);
  }

  /** Keeps what may become a secret; of one that is surely a secret and longer than that, nothing more needs to be known. */
  #hold(text: string, isSecret: boolean): string {
    if (text.length <= Math.max(MAX_HELD, this.#finder.longest)) this.#held = text;
    else if (isSecret) this.#dropping = { kind: 'token' };
    else return text;
    if (this.#dropping === null) return '';
    this.#context = text.slice(-CONTEXT);
    return REDACTED;
  }

  /** What is left of the text after the part that is dropped. */
  #drop(text: string, dropping: Dropping): string {
    const at = dropping.kind === 'key' ? this.#dropKey(text, dropping) : text.search(NOT_TOKEN);
    const end = at === -1 ? text.length : at;
    this.#context = (this.#context + text.slice(0, end)).slice(-CONTEXT);
    if (at !== -1) this.#dropping = null;
    return text.slice(end);
  }

  #dropKey(text: string, { left, recent }: Dropping & { kind: 'key' }): number {
    const near = recent + text;
    const last = KEY_END.exec(near);
    const stop = text.search(NOT_KEY_BODY);
    const ends = [stop, last === null ? -1 : last.index + last[0].length - recent.length, text.length >= left ? left : -1];
    const end = Math.min(...ends.filter((at) => at !== -1), Infinity);
    if (end !== Infinity) return end;
    this.#dropping = { kind: 'key', left: left - text.length, recent: near.slice(-KEY_END_REACH) };
    return -1;
  }
}
