import { EncryptedFile } from '../../adapters/matrix/encrypted-file.ts';
import type { RoomCrypto } from '../../adapters/matrix/room-crypto.ts';

/** Encryption that a test can look into: what it makes is marked as such, and it reads only what it has been given the key of. */
export function openRoomCrypto(more: Partial<RoomCrypto> = {}): RoomCrypto {
  return {
    fingerprint: 'fingerprint',
    takeIn: async () => {},
    announce: async () => {},
    meet: async () => {},
    encrypt: async (_, type, content) => ({ algorithm: 'm.megolm.v1.aes-sha2', ciphertext: hide({ type, content }) }),
    decrypt: async (_, event) => ({ kind: 'clear', event: { ...event, ...shown(event) } }),
    encryptFile: (content) => ({ content: Buffer.from(hide([...content])), info: { v: 'v2', iv: 'iv' } }),
    decryptFile: (content, file) => (EncryptedFile.parse(file), content),
    close: () => {},
    ...more,
  };
}

/** What nobody reads by chance. */
export function hide(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64');
}

function shown(event: object): object {
  const ciphertext: unknown = Reflect.get(Object(Reflect.get(event, 'content')), 'ciphertext');
  const clear: unknown = JSON.parse(Buffer.from(String(ciphertext), 'base64').toString('utf8'));
  return Object(clear);
}
