import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** How a file in an encrypted room is opened, as the specification has it: AES-CTR with a SHA-256 of what lies on the server. */
export interface FileKey {
  readonly v: string;
  readonly iv: string;
  readonly key: {
    readonly k: string;
    readonly alg: string;
    readonly kty: string;
    readonly ext: boolean;
    readonly key_ops: readonly string[];
  };
  readonly hashes: { readonly sha256: string };
}

export function encryptFile(content: Uint8Array): { readonly content: Buffer; readonly key: FileKey } {
  const [secret, iv] = [randomBytes(32), Buffer.concat([randomBytes(8), Buffer.alloc(8)])];
  const cipher = createCipheriv('aes-256-ctr', secret, iv);
  const encrypted = Buffer.concat([cipher.update(content), cipher.final()]);
  const key = { kty: 'oct', alg: 'A256CTR', ext: true, k: secret.toString('base64url'), key_ops: ['encrypt', 'decrypt'] };
  return { content: encrypted, key: { v: 'v2', key, iv: unpadded(iv), hashes: { sha256: hashOf(encrypted) } } };
}

/** Throws when it is not what was sent. */
export function decryptFile(content: Uint8Array, { key, iv, hashes }: FileKey): Buffer {
  if (hashOf(content) !== hashes.sha256) throw new Error('The file is another one.');
  const decipher = createDecipheriv('aes-256-ctr', Buffer.from(key.k, 'base64url'), Buffer.from(iv, 'base64'));
  return Buffer.concat([decipher.update(content), decipher.final()]);
}

function hashOf(content: Uint8Array): string {
  return unpadded(createHash('sha256').update(content).digest());
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
