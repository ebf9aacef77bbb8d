import { stripVTControlCharacters } from 'node:util';

/** What a terminal acts on instead of showing it, and what reverses the direction of the text around it. */
const CONTROL = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;
const KEPT = new Set(['\n', '\t']);
const PICTURES = 0x2400;
const BLANK = 0x20;

/** Makes text that others wrote harmless on a terminal: colours and cursor movements go, other control characters become pictures. */
export function printable(text: string): string {
  return stripVTControlCharacters(text)
    .replace(/\r+$/gm, '')
    .replace(CONTROL, (sign) => (KEPT.has(sign) ? sign : picture(sign)));
}

/** The same in one line, for a cell of a table. */
export function oneLine(text: string): string {
  return printable(text.replace(/\s+/g, ' ').trim());
}

/** JSON that is also harmless on a terminal, and still the same value. */
export function printableJson(value: unknown): string {
  return JSON.stringify(value).replace(CONTROL, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function picture(sign: string): string {
  const code = sign.charCodeAt(0);
  return code < BLANK ? String.fromCharCode(PICTURES + code) : '\ufffd';
}
