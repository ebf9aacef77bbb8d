import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** A secret for the webhook where none is set: made from the token, so that it is the same in every process and after every start. */
export function secretFromToken(token: string): string {
  return createHmac('sha256', token).update('parley webhook secret').digest('hex');
}

/** Compares in a time that does not depend on where they differ. */
export function isSameSecret(given: string, expected: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
