/** Kinds of characters; those before `SPACE` stand in words. */
const [LOWER, UPPER, CYRILLIC, CYRILLIC_CAPITAL, DIGIT, SPACE, LINE_END, MARK, OTHER_LETTER, IDEOGRAPH, SURROGATE] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
] as const;
/**
 * What a character takes in tokens, by its kind, in thousandths: fitted to o200k_base, so that a little more comes out than it counts. An emoji has two
 * surrogates or more.
 */
const COSTS = Uint16Array.of(260, 500, 400, 650, 450, 30, 450, 750, 700, 1_000, 1_000);
/** By code: megabytes are counted while somebody waits. */
const KINDS = Uint8Array.from({ length: 0x10000 }, (_each, code) => kindOf(code));

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
  let before: number = SPACE;
  let length = 0;
  const counted = Math.min(text.length, COUNTED);
  for (let at = 0; at < counted; at += 1) {
    const code = text.charCodeAt(at);
    const kind = KINDS[code] ?? SPACE;
    length = kind < SPACE ? length + 1 : 0;
    sum += COSTS[kind] ?? 0;
    // A line of the same Latin letter is written in long pieces.
    if (length > WORD_LENGTH && (kind !== LOWER || code !== text.charCodeAt(at - 1))) sum += NO_WORD;
    if (kind !== before && length > 0 && (length > 1 ? before !== UPPER && before !== CYRILLIC_CAPITAL : kind === DIGIT)) sum += CHANGE;
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

function kindOf(code: number): number {
  if (code >= 0x61 && code <= 0x7a) return LOWER;
  if (code === 0x20) return SPACE;
  if (code >= 0x430 && code <= 0x45f) return CYRILLIC;
  if (code >= 0x400 && code < 0x430) return CYRILLIC_CAPITAL;
  if (code >= 0x41 && code <= 0x5a) return UPPER;
  if (code >= 0x30 && code <= 0x39) return DIGIT;
  if (code < 0x80) return code < 0x20 ? LINE_END : MARK;
  if (code < 0x2000) return OTHER_LETTER;
  return code >= 0xd800 && code <= 0xdfff ? SURROGATE : IDEOGRAPH;
}
