import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

import { z } from 'zod';

import { RejectedError } from '../../domain/errors.ts';
import { openMatrixClient } from './matrix-client.ts';
import type { MatrixClient } from './matrix-client.ts';

export interface MatrixLogin {
  readonly homeserverUrl: string;
  readonly login:
    { readonly kind: 'token'; readonly token: string } | { readonly kind: 'password'; readonly userId: string; readonly password: string };
  /** Where token and device of a password login are kept, mode 0600. */
  readonly sessionFile: string;
}

export interface MatrixSession {
  readonly client: MatrixClient;
  readonly userId: string;
  /** Null: the server does not say, as for a token that belongs to no device. */
  readonly deviceId: string | null;
}

const Kept = z.object({ homeserverUrl: z.string(), userId: z.string(), deviceId: z.string(), accessToken: z.string() });
const LoggedIn = z.object({ user_id: z.string(), device_id: z.string(), access_token: z.string() });
const WhoAmI = z.object({ user_id: z.string(), device_id: z.string().nullish() });

/** Logs in once: transaction ids belong to a device, so the same token and device are used for ever. Throws a RejectedError when the server refuses them. */
export async function openMatrixSession(from: MatrixLogin, signal: AbortSignal): Promise<MatrixSession> {
  const token = from.login.kind === 'token' ? from.login.token : await keptToken(from, signal);
  const client = await openMatrixClient(from.homeserverUrl, token);
  const { user_id: userId, device_id: deviceId } = WhoAmI.parse(await client.ask('GET', '/v3/account/whoami', { signal }));
  return { client, userId, deviceId: deviceId ?? null };
}

async function keptToken({ homeserverUrl, login, sessionFile }: MatrixLogin, signal: AbortSignal): Promise<string> {
  if (login.kind !== 'password') return login.token;
  const kept = existsSync(sessionFile) ? Kept.safeParse(JSON.parse(readFileSync(sessionFile, 'utf8'))).data : undefined;
  if (kept?.homeserverUrl === homeserverUrl && kept.userId === login.userId) return kept.accessToken;
  const client = await openMatrixClient(homeserverUrl, '');
  const body = {
    type: 'm.login.password',
    identifier: { type: 'm.id.user', user: login.userId },
    password: login.password,
    initial_device_display_name: 'Parley',
  };
  const answer = LoggedIn.safeParse(await client.ask('POST', '/v3/login', { body, signal }));
  if (!answer.success) throw new RejectedError('The homeserver gave no login.');
  const { user_id: userId, device_id: deviceId, access_token: accessToken } = answer.data;
  writeFileSync(`${sessionFile}.new`, JSON.stringify({ homeserverUrl, userId, deviceId, accessToken }), { mode: 0o600 });
  renameSync(`${sessionFile}.new`, sessionFile);
  return accessToken;
}
