import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';

import { z } from 'zod';

export const SealedSecret = z.object({ iv: z.string(), ciphertext: z.string(), mac: z.string() });

export type SealedSecret = z.infer<typeof SealedSecret>;

/** Matrix's `m.secret_storage.v1.aes-hmac-sha2`: what is kept under this name can be opened with the key alone. */
export function sealSecret(key: Uint8Array, name: string, secret: string): SealedSecret {
  const iv = randomBytes(16);
  // Not every program counts beyond 64 bits.
  iv[8] = (iv[8] ?? 0) & 0x7f;
  const { aes, hmac } = keysFor(key, name);
  const cipher = createCipheriv('aes-256-ctr', aes, iv);
  const ciphertext = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return { iv: iv.toString('base64'), ciphertext: ciphertext.toString('base64'), mac: macOf(hmac, ciphertext).toString('base64') };
}

/** Null: it was sealed with another key. */
export function openSecret(key: Uint8Array, name: string, { iv, ciphertext, mac }: SealedSecret): string | null {
  const { aes, hmac } = keysFor(key, name);
  const content = Buffer.from(ciphertext, 'base64');
  const [expected, found] = [macOf(hmac, content), Buffer.from(mac, 'base64')];
  if (expected.length !== found.length || !timingSafeEqual(expected, found)) return null;
  const decipher = createDecipheriv('aes-256-ctr', aes, Buffer.from(iv, 'base64'));
  return Buffer.concat([decipher.update(content), decipher.final()]).toString('utf8');
}

/** What lets a program see whether it has the right key. */
export function keyCheck(key: Uint8Array): Omit<SealedSecret, 'ciphertext'> {
  const { iv, mac } = sealSecret(key, '', '\0'.repeat(32));
  return { iv, mac };
}

function keysFor(key: Uint8Array, name: string): { readonly aes: Buffer; readonly hmac: Buffer } {
  const both = Buffer.from(hkdfSync('sha256', key, Buffer.alloc(32), name, 64));
  return { aes: both.subarray(0, 32), hmac: both.subarray(32) };
}

function macOf(key: Uint8Array, content: Uint8Array): Buffer {
  return createHmac('sha256', key).update(content).digest();
}
