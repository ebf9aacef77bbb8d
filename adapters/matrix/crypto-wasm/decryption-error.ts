import * as wasm from '@matrix-org/matrix-sdk-crypto-wasm';

/** Why a message of a room cannot be read. */
export class DecryptionError extends Error {
  override readonly name = 'DecryptionError';
  /** Whether it can be read once its key has come. */
  readonly isKeyMissing: boolean;
  /** The reason that its sender gave for keeping the key from us, such as `m.unverified`; null: none was given. */
  readonly withheld: string | null;

  constructor(message: string, isKeyMissing: boolean, withheld: string | null) {
    super(message);
    this.isKeyMissing = isKeyMissing;
    this.withheld = withheld;
  }
}

const LATE = new Set([wasm.DecryptionErrorCode.MissingRoomKey, wasm.DecryptionErrorCode.UnknownMessageIndex]);

/** What the WebAssembly throws is no Error of JavaScript. */
export function decryptionError(cause: unknown): Error {
  if (cause instanceof wasm.MegolmDecryptionError)
    return new DecryptionError(cause.description, LATE.has(cause.code), cause.withheldCode ?? null);
  return cause instanceof Error ? cause : new Error(String(cause));
}
