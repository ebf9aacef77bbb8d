import { randomUUID } from 'node:crypto';

import * as wasm from '@matrix-org/matrix-sdk-crypto-wasm';

import { CryptoStoreError } from './crypto-store-error.ts';
import { openDurableFactory } from './durable-factory.ts';
import { routeIndexedDb } from './route-indexed-db.ts';
import { openStoreFile } from './store-file.ts';

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

/** Opens what was kept in a folder. Throws a CryptoStoreError. */
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
    unroute = routeIndexedDb(prefix, await openDurableFactory({ file, prefix, onBroken }));
    const name = `${prefix}keys`;
    const handle = key === null ? await wasm.StoreHandle.open(name, null) : await wasm.StoreHandle.openWithKey(name, key);
    return { handle, commits: file.commits, bytes: file.bytes, close };
  } catch (cause) {
    close();
    throw problemOf(folder, cause);
  }
}

function problemOf(folder: string, cause: unknown): CryptoStoreError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new CryptoStoreError('wrong-key', `The Matrix keys in ${folder} cannot be opened (${why}).`, { cause });
}
