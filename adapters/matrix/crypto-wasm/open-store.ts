import { randomUUID } from 'node:crypto';

import * as wasm from '@matrix-org/matrix-sdk-crypto-wasm';

import { CryptoStoreError } from './crypto-store-error.ts';
import { openDurableFactory } from './durable-factory.ts';
import { routeIndexedDb } from './route-indexed-db.ts';
import { openStoreFile } from './store-file.ts';
import type { StoreFile } from './store-file.ts';

export interface StorePlace {
  /** Made if need be, with mode 0700. */
  readonly folder: string;
  /** 32 bytes with which what lies there is sealed; null: it is not. */
  readonly key: Uint8Array | null;
  /** A write has failed, a full disk for one. Must end the process: what was not written must not be acted upon. */
  readonly onBroken: (cause: unknown) => never;
}

export interface OpenStore {
  readonly handle: wasm.StoreHandle;
  commits(): number;
  bytes(): number;
  close(): void;
}

/** Opens what was kept in a folder. What was made without a key stays so. Throws a CryptoStoreError. */
export async function openStore({ folder, key, onBroken }: StorePlace): Promise<OpenStore> {
  await wasm.initAsync();
  const file = openStoreFile(folder);
  const prefix = `${randomUUID()}/`;
  let unroute = (): void => {};
  const close = (): void => {
    unroute();
    file.close();
  };
  try {
    const seal = sealOf(file, folder, key);
    unroute = routeIndexedDb(prefix, await openDurableFactory({ file, prefix, onBroken }));
    const name = `${prefix}keys`;
    const handle = seal === null ? await wasm.StoreHandle.open(name, null) : await wasm.StoreHandle.openWithKey(name, seal);
    return { handle, commits: file.commits, bytes: file.bytes, close };
  } catch (cause) {
    close();
    throw storeProblem(folder, cause);
  }
}

function sealOf(file: StoreFile, folder: string, key: Uint8Array | null): Uint8Array | null {
  if (!file.isSealed(key !== null)) return null;
  if (key === null)
    throw new CryptoStoreError('wrong-key', `The Matrix keys in ${folder} are sealed, and there is no key to open them with.`);
  return key;
}

/** What stands in the way of opening a folder, as a CryptoStoreError. */
export function storeProblem(folder: string, cause: unknown): CryptoStoreError {
  if (cause instanceof CryptoStoreError) return cause;
  const why = cause instanceof Error ? cause.message : String(cause);
  // The crate has no other way of saying so.
  const isSealed = /decrypt|unpickl|passphrase|cipher/i.test(why);
  return isSealed
    ? new CryptoStoreError('wrong-key', `The Matrix keys in ${folder} are sealed with another key.`, { cause })
    : new CryptoStoreError('damaged', `The Matrix keys in ${folder} cannot be read (${why}).`, { cause });
}
