import * as wasm from '@matrix-org/matrix-sdk-crypto-wasm';

/** A file as it lies on the homeserver, and what opens it. */
export class EncryptedAttachment {
  readonly encryptedData: Uint8Array;
  /** JSON: key, vector and hash, as `m.room.message` has them in `file`. */
  readonly mediaEncryptionInfo: string;

  constructor(encryptedData: Uint8Array, mediaEncryptionInfo: string) {
    this.encryptedData = encryptedData;
    this.mediaEncryptionInfo = mediaEncryptionInfo;
  }
}

/** Encrypts files for rooms. */
export const Attachment = {
  encrypt(content: Uint8Array): EncryptedAttachment {
    const made = wasm.Attachment.encrypt(content);
    const info = made.mediaEncryptionInfo;
    if (info === undefined) throw new Error('The file was encrypted without a key.');
    return new EncryptedAttachment(made.encryptedData, info);
  },

  /** Throws when it is not what was sent. */
  decrypt({ encryptedData, mediaEncryptionInfo }: EncryptedAttachment): Uint8Array {
    return wasm.Attachment.decrypt(new wasm.EncryptedAttachment(encryptedData, mediaEncryptionInfo));
  },
};
