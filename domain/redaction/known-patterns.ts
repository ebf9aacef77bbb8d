import { literal, some, type Atom, type SecretPattern } from './secret-pattern.ts';

const ALPHANUMERIC = '[A-Za-z0-9]';
const WORD = '[A-Za-z0-9_]';
const WORD_OR_DASH = '[A-Za-z0-9_-]';
const CAPITALS = '[A-Z0-9]';

/** Not in the middle of a word; but escapes of JSON, addresses and terminals (`\n`, `%3D`, a colour) end in a letter or digit too. */
const NOT_IN_WORD = String.raw`(?:(?<![A-Za-z0-9])|(?<=\\[nrt]|%[0-9A-Fa-f]{2}|\u001b\[[0-9;]{0,16}m))`;
const NOT_AFTER_DIGIT = '(?<![0-9])';

/**
 * A fixed beginning, and at least so many characters of the set. It is also found glued to a word; but the end of a word that could
 * begin one, as in “tasks”, is not held back for that.
 */
function token(prefix: string, set: string, min: number, boundary = ''): SecretPattern {
  const secret = [...literal(prefix), some(set, min)];
  return { hint: prefix, boundary, openBoundary: NOT_IN_WORD, keep: [], secret, tail: [], opensKey: false };
}

function inContext(
  hint: string,
  boundary: string,
  keep: readonly Atom[],
  secret: readonly Atom[],
  tail: readonly Atom[] = [],
): SecretPattern {
  return { hint, boundary, openBoundary: boundary, keep, secret, tail, opensKey: false };
}

function privateKey(kind: readonly Atom[]): SecretPattern {
  const secret = [...literal('-----BEGIN '), ...kind, ...literal('-----')];
  return { hint: '-----BEGIN ', boundary: '', openBoundary: '', keep: [], secret, tail: [], opensKey: true };
}

/** Up to the slash, space or quote that ends a URL's first part; a password may itself contain an @. */
const URL_USER = String.raw`[^\s/:@"'<>]`;
const URL_PASSWORD = String.raw`[^\s/"'<>]`;

/** Keys and tokens of common providers, and of Parley itself. */
export const KNOWN_PATTERNS: readonly SecretPattern[] = [
  token('parley_', WORD, 20),
  token('sk-', ALPHANUMERIC, 20, NOT_IN_WORD),
  token('sk-ant-', WORD_OR_DASH, 16),
  token('sk-proj-', WORD_OR_DASH, 16),
  token('sk-svcacct-', WORD_OR_DASH, 16),
  token('sk-admin-', WORD_OR_DASH, 16),
  token('sk-or-', WORD_OR_DASH, 16),
  ...['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'].map((prefix) => token(prefix, WORD, 20)),
  token('github_pat_', WORD, 20),
  token('glpat-', WORD_OR_DASH, 16),
  ...['xoxa-', 'xoxb-', 'xoxe-', 'xoxp-', 'xoxr-', 'xoxs-', 'xapp-'].map((prefix) => token(prefix, '[A-Za-z0-9-]', 10)),
  token('AKIA', CAPITALS, 16),
  token('ASIA', CAPITALS, 16),
  token('AIza', WORD_OR_DASH, 30),
  token('npm_', WORD, 30),
  token('hf_', WORD, 30),
  token('syt_', WORD, 20),
  token('sk_live_', WORD, 16),
  token('rk_live_', WORD, 16),
  // A Telegram bot's token is the bot's number and a secret; in the API's addresses "bot" stands before it.
  inContext(':', NOT_AFTER_DIGIT, [], [some('[0-9]', 6, 12), ...literal(':'), some(WORD_OR_DASH, 30)]),
  inContext('', NOT_IN_WORD, [...literal('bearer', true), some(String.raw`[ \t]`, 1, 8)], [some('[A-Za-z0-9._~+/=-]', 20)]),
  inContext('://', '', [...literal('://'), some(URL_USER, 0, 64), ...literal(':')], [some(URL_PASSWORD, 1, 256)], literal('@')),
  privateKey(literal('PRIVATE KEY')),
  privateKey([some('[A-Z0-9]', 1, 12), ...literal(' PRIVATE KEY')]),
  privateKey(literal('PGP PRIVATE KEY BLOCK')),
];

/** What a private key consists of between its first and its last line, also with JSON's escapes, a diff's colours or a listing's names. */
export const KEY_BODY = String.raw`[A-Za-z0-9+/=\s\\:,.;_[\u001b-]`;
export const KEY_END = /-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/u;
