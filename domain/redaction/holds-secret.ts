import type { Redactor } from './redactor.ts';

const NOT_IN_WORD = String.raw`(?<![\p{L}\p{N}])`;
/** Words that announce a secret, and what follows them where it is one. */
const NAMED = new RegExp(
  `${NOT_IN_WORD}(?:passwords?|passwd|pwd|passphrase|passcode|pass ?word|pin(?: ?code)?|cvv2?|cvc2?|api[ _-]?key|secret[ _-]?key|access[ _-]?token|seed phrase|парол(?:ь|я|и|ем)|пин(?:-? ?код)?|код доступа|кодовое слово|секретный ключ|сид-?фраза)${String.raw`(?![\p{L}])`}(?<rest>[^\n]{0,120})`,
  'giu',
);
/** "password for the router is …", "пароль от вайфая: …". */
const TOLD = /(?:\s(?:is|are|это)\s+|\s*(?:[:=—–]|\s-)\s*)(?<secret>\S{3,})/iu;
const PLAIN_ENDS = new Set(
  'wrong old weak strong short long lost safe secret forgotten expired required needed not too the a an my in on stored kept changed reset hard easy the same known unknown correct incorrect просто очень не слишком старый слабый сложный простой неверный'.split(
    ' ',
  ),
);
/** A word with digits in it, or digits alone. */
const WITH_DIGITS = /(?:^|\s)(?=\S*\d)(?=\S{4,})[^\s,;]{4,}/u;
const CARD = /(?<!\d)\d(?:[ -]?\d){12,18}(?!\d)/gu;
/** Long, of capital and small letters and digits, and no address. */
const RANDOM =
  /(?<![\p{L}\p{N}/.@:_-])(?=[\w+=-]*\d)(?=[\w+=-]*[a-z])(?=[\w+=-]*[A-Z])[\w+=-]{24,}(?![\p{L}\p{N}/.@])|(?<![\p{L}\p{N}])(?=[0-9a-f]*[a-f])(?=[0-9a-f]*\d)[0-9a-f]{32,}(?![\p{L}\p{N}])/u;

/** Whether a text holds a secret: one that Parley knows, what looks like a key, a password that is called one, or the number of a card. */
export function holdsSecret(text: string, redactor: Redactor): boolean {
  if (redactor.text(text) !== text || RANDOM.test(text)) return true;
  if (Array.from(text.matchAll(CARD), ([digits]) => digits).some(isCardNumber)) return true;
  return Array.from(text.matchAll(NAMED), (match) => match.groups?.['rest'] ?? '').some(tellsSecret);
}

function tellsSecret(rest: string): boolean {
  const told = TOLD.exec(rest)?.groups?.['secret']?.replaceAll(/^["'«“]|[."'»”,;!?]+$/gu, '');
  if (told !== undefined && told.length >= 3 && !PLAIN_ENDS.has(told.toLowerCase())) return true;
  return WITH_DIGITS.test(rest);
}

/** By Luhn's check sum. */
function isCardNumber(text: string): boolean {
  const digits = Array.from(text.replaceAll(/\D/gu, ''), Number).toReversed();
  const sum = digits.reduce((all, digit, index) => all + (index % 2 === 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0)), 0);
  return sum % 10 === 0 && new Set(digits).size > 1;
}
