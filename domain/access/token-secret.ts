import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

export const TOKEN_PREFIX = 'parley_';
const CHECKSUM_LENGTH = 7;
const SHAPE = /^parley_[0-9A-Za-z]{20,}$/;

/** How many characters of a secret may be shown to tell tokens apart. */
export const SHOWN_PREFIX_LENGTH = TOKEN_PREFIX.length + 4;

/** The secret of an API token: a fixed prefix that scanners can find, the random part, and a checksum that catches typing errors. */
export function makeTokenSecret(random: string): string {
  return TOKEN_PREFIX + random + checksum(random);
}

/** Whether the text can be a token's secret at all; tells mistyped ones from unknown ones without asking the database. */
export function isTokenSecret(text: string): boolean {
  if (!SHAPE.test(text)) return false;
  const random = text.slice(TOKEN_PREFIX.length, -CHECKSUM_LENGTH);
  return text.endsWith(checksum(random));
}

/** What is stored in place of a secret: its SHA-256 in hex. The secrets are random, so nothing slower is needed. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

function checksum(random: string): string {
  return crc32(random).toString(36).padStart(CHECKSUM_LENGTH, '0');
}
