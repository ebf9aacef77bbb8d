import { createHash } from 'node:crypto';

/** A UUID of version 8 (RFC 9562): of the same parts, in this order, the same one. */
export function derivedId(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  parts.forEach((part, at) => hash.update(at === 0 ? '' : '\0').update(part));
  const hex = hash.digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
