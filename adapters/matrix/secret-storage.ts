import { randomBytes } from 'node:crypto';

import { z } from 'zod';

import { GoneError } from '../../domain/errors.ts';
import type { MatrixClient } from './matrix-client.ts';
import { keyCheck, openSecret, SealedSecret, sealSecret } from './secret-cipher.ts';

const DefaultKey = z.object({ key: z.string() });
const Kept = z.object({ encrypted: z.record(z.string(), SealedSecret) });

/** Secrets of the account that lie on the homeserver, sealed with a key that only people have. */
export interface SecretStorage {
  /** Puts them there with a new key, which is returned; what was there under these names is replaced. */
  keep(secrets: Readonly<Record<string, string>>, signal: AbortSignal): Promise<Uint8Array>;
  /** Null: there is none under this name, or it opens with another key. */
  open(name: string, key: Uint8Array, signal: AbortSignal): Promise<string | null>;
}

export function makeSecretStorage(client: MatrixClient, userId: string): SecretStorage {
  const pathOf = (type: string): string => `/v3/user/${encodeURIComponent(userId)}/account_data/${encodeURIComponent(type)}`;
  const put = (type: string, body: object, signal: AbortSignal) => client.ask('PUT', pathOf(type), { body, signal });
  const get = async (type: string, signal: AbortSignal): Promise<unknown> => {
    try {
      return await client.ask('GET', pathOf(type), { signal });
    } catch (cause) {
      if (cause instanceof GoneError) return null;
      throw cause;
    }
  };
  return {
    async keep(secrets, signal) {
      const [key, id] = [randomBytes(32), randomBytes(16).toString('hex')];
      await put(`m.secret_storage.key.${id}`, { algorithm: 'm.secret_storage.v1.aes-hmac-sha2', ...keyCheck(key) }, signal);
      for (const [name, secret] of Object.entries(secrets)) await put(name, { encrypted: { [id]: sealSecret(key, name, secret) } }, signal);
      await put('m.secret_storage.default_key', { key: id }, signal);
      return key;
    },
    async open(name, key, signal) {
      const id = DefaultKey.safeParse(await get('m.secret_storage.default_key', signal)).data?.key;
      const sealed = Kept.safeParse(await get(name, signal)).data?.encrypted[id ?? ''];
      return sealed === undefined ? null : openSecret(key, name, sealed);
    },
  };
}
