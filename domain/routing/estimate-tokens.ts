/** What characters take in tokens, by their kind, in thousandths: fitted to o200k_base, so that a little more comes out than it counts. */
const COSTS = {
  space: 30,
  lineEnd: 450,
  digit: 450,
  mark: 750,
  lower: 260,
  upper: 500,
  cyrillic: 400,
  cyrillicCapital: 650,
  otherLetter: 700,
  ideograph: 1_000,
  /** One half of a pair, of which an emoji has two or more. */
  surrogate: 1_000,
} as const;
type Kind = keyof typeof COSTS;

/** Where the kind of what stands in one word changes, as in names of programs and in encoded bytes, a new token begins. */
const CHANGE = 450;
/** What is longer than this is no word, and is written in small pieces. */
const WORD_LENGTH = 16;
const NO_WORD = 400;

/** What the window of a model holds more of, as o200k_base counts: its own tokenizer may be a little denser, and what is not OpenAI's may be much more so. */
const OPENAI = 1.1;
const OTHERS = 1.4;
/** Of a longer text the rest is taken to be as its beginning: nobody waits for a count of megabytes. */
const COUNTED = 200_000;

/** About how many tokens a text takes: never far fewer than o200k_base makes of it. */
export function estimateTokens(text: string): number {
  let sum = 0;
  let before: Kind = 'space';
  let length = 0;
  const counted = Math.min(text.length, COUNTED);
  for (let at = 0; at < counted; at += 1) {
    const code = text.charCodeAt(at);
    const kind = kindOf(code);
    length = isInWord(kind) ? length + 1 : 0;
    sum += COSTS[kind];
    // A line of the same Latin letter is written in long pieces.
    if (length > WORD_LENGTH && (kind !== 'lower' || code !== text.charCodeAt(at - 1))) sum += NO_WORD;
    if (kind !== before && length > 0 && (length > 1 ? before !== 'upper' && before !== 'cyrillicCapital' : kind === 'digit'))
      sum += CHANGE;
    before = kind;
  }
  return counted === 0 ? 0 : Math.ceil((sum / 1_000) * (text.length / counted));
}

/** About how many tokens the tokenizers of most models make of a text, at most. */
export function mostTokens(text: string): number {
  return Math.ceil(estimateTokens(text) * OTHERS);
}

/** How many tokens, as `estimateTokens` counts them, the window of a model holds. */
export function windowOf({ provider, contextTokens }: { readonly provider: string; readonly contextTokens: number }): number {
  return contextTokens / (provider === 'openai' ? OPENAI : OTHERS);
}

function kindOf(code: number): Kind {
  if (code >= 0x61 && code <= 0x7a) return 'lower';
  if (code === 0x20) return 'space';
  if (code >= 0x430 && code <= 0x45f) return 'cyrillic';
  if (code >= 0x400 && code < 0x430) return 'cyrillicCapital';
  if (code >= 0x41 && code <= 0x5a) return 'upper';
  if (code >= 0x30 && code <= 0x39) return 'digit';
  if (code < 0x80) return code < 0x20 ? 'lineEnd' : 'mark';
  if (code < 0x2000) return 'otherLetter';
  return code >= 0xd800 && code <= 0xdfff ? 'surrogate' : 'ideograph';
}

function isInWord(kind: Kind): boolean {
  return kind === 'lower' || kind === 'cyrillic' || kind === 'upper' || kind === 'digit' || kind === 'cyrillicCapital';
}
