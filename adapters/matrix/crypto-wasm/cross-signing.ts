import type { OutgoingRequest } from './requests.ts';

/** How far a device is signed by its account. */
export interface CrossSigning {
  /** The private keys are all here. */
  readonly isWhole: boolean;
  /** The account has signing keys, ours or made elsewhere. */
  readonly isOnServer: boolean;
  readonly isDeviceSigned: boolean;
}

/** The private keys of an account, each in base 64. */
export interface CrossSigningKeys {
  readonly master: string;
  readonly self: string;
  readonly user: string;
}

/** What is to be put on the server, in this order. */
export interface CrossSigningRequests {
  /** Null: the keys of the device are there already. */
  readonly keys: OutgoingRequest | null;
  /** JSON, for `keys/device_signing/upload`. */
  readonly signingKeys: string;
  readonly signatures: OutgoingRequest;
}
