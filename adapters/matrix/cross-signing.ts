import { z } from 'zod';

import { ParleyError, RejectedError } from '../../domain/errors.ts';
import type { OlmMachine } from './crypto-wasm/stand-in.ts';
import type { MatrixClient } from './matrix-client.ts';
import { uiaSession } from './matrix-failure.ts';
import type { MatrixNotes } from './matrix-notes.ts';
import type { OutgoingKeys } from './outgoing-keys.ts';
import { readRecoveryKey, writeRecoveryKey } from './recovery-key.ts';
import { makeSecretStorage } from './secret-storage.ts';

export interface CrossSigningDeps {
  readonly client: MatrixClient;
  readonly userId: string;
  readonly machine: OlmMachine;
  readonly outgoing: OutgoingKeys;
  readonly notes: MatrixNotes;
  /** With which the homeserver may want new keys confirmed; null: we have none. */
  readonly password: string | null;
  /** Of keys that were made elsewhere or before; null: none was given. */
  readonly recoveryKey: string | null;
  /** Shows whoever runs the server something that is kept nowhere. */
  showOnce(text: string): void;
}

const MASTER = 'm.cross_signing.master';
const SELF_SIGNING = 'm.cross_signing.self_signing';
const USER_SIGNING = 'm.cross_signing.user_signing';
const Asked = z.object({ master_keys: z.record(z.string(), z.unknown()).default({}) });

const SHOWN = 'recovery-key-shown';

/**
 * Has our device signed by our account, so that people's programs need not warn of it. Every step can be done again: a start after a crash goes on
 * where it was. Returns what stands in the way, in one sentence; null: nothing.
 */
export async function crossSign(deps: CrossSigningDeps, signal: AbortSignal): Promise<string | null> {
  const { machine, userId } = deps;
  try {
    const { isWhole, isOnServer } = await machine.crossSigning();
    if (!isWhole && isOnServer && !(await bringBack(deps, signal))) {
      return (
        `The homeserver has signing keys of ${userId} that are not here, so people's programs warn of Parley's device: ` +
        'set MATRIX_RECOVERY_KEY to the recovery key that was shown when they were made, or confirm the device by its fingerprint.'
      );
    }
    if (!(await machine.crossSigning()).isDeviceSigned) await sign(deps, signal);
    await showRecoveryKey(deps, signal);
    return null;
  } catch (cause) {
    if (signal.aborted || !(cause instanceof ParleyError)) throw cause;
    return `Parley's Matrix device is not signed yet (${cause.message}); the next start tries again.`;
  }
}

/** Whether our signing keys are here after that. */
async function bringBack({ client, userId, machine, notes, recoveryKey }: CrossSigningDeps, signal: AbortSignal): Promise<boolean> {
  if (recoveryKey === null) return false;
  const [key, storage] = [readRecoveryKey(recoveryKey), makeSecretStorage(client, userId)];
  const open = (name: string): Promise<string | null> => storage.open(name, key, signal);
  const [master, self, user] = [await open(MASTER), await open(SELF_SIGNING), await open(USER_SIGNING)];
  if (master === null || self === null || user === null)
    throw new RejectedError('MATRIX_RECOVERY_KEY opens nothing that the homeserver has');
  await notes.put(SHOWN, true);
  return machine.importCrossSigning({ master, self, user });
}

/** Made here once, and put on the server as often as it takes. */
async function sign(deps: CrossSigningDeps, signal: AbortSignal): Promise<void> {
  const { machine, outgoing } = deps;
  const { keys, signingKeys, signatures } = await machine.bootstrapCrossSigning();
  if (keys !== null) await outgoing.tell(keys, signal);
  // Those that were brought back are there; the crypto drops its own where the server has others.
  if (!(await areOnServer(deps, signal))) await upload(deps, signingKeys, signal);
  await outgoing.tell(signatures, signal);
}

async function areOnServer({ client, userId }: CrossSigningDeps, signal: AbortSignal): Promise<boolean> {
  const { master_keys: masters } = Asked.parse(
    await client.ask('POST', '/v3/keys/query', { body: { device_keys: { [userId]: [] } }, signal }),
  );
  return masters[userId] !== undefined;
}

async function upload({ client, userId, password }: CrossSigningDeps, signingKeys: string, signal: AbortSignal): Promise<void> {
  const put = (body: object) => client.ask('POST', '/v3/keys/device_signing/upload', { body, signal });
  const body = z.record(z.string(), z.unknown()).parse(JSON.parse(signingKeys));
  try {
    await put(body);
  } catch (cause) {
    const session = uiaSession(cause);
    if (session === null) throw cause;
    if (password === null) throw new RejectedError('the homeserver wants the password: set MATRIX_USER_ID and MATRIX_PASSWORD', { cause });
    await put({ ...body, auth: { type: 'm.login.password', identifier: { type: 'm.id.user', user: userId }, password, session } });
  }
}

/** Once it was shown it is not shown again; who crashed before that makes a new one. */
async function showRecoveryKey({ client, userId, machine, notes, showOnce }: CrossSigningDeps, signal: AbortSignal): Promise<void> {
  if ((await notes.get(SHOWN)) !== null) return;
  const keys = await machine.exportCrossSigning();
  if (keys === null) return;
  const secrets = { [MASTER]: keys.master, [SELF_SIGNING]: keys.self, [USER_SIGNING]: keys.user };
  const key = await makeSecretStorage(client, userId).keep(secrets, signal);
  showOnce(`The recovery key of Parley's Matrix account, shown this once; keep it where its data is not:\n  ${writeRecoveryKey(key)}\n`);
  await notes.put(SHOWN, true);
}
