import { ConfigError } from './config-error.ts';
import { variable, webAddress } from './environment.ts';
import type { Variables } from './environment.ts';

export interface TelegramSettings {
  readonly token: string;
  /** Null: Telegram's own. */
  readonly apiRoot: string | null;
  /** Null: long polling. */
  readonly webhook: { readonly url: string; readonly secret: string | null } | null;
}

export interface MatrixSettings {
  readonly homeserverUrl: string;
  readonly login:
    { readonly kind: 'token'; readonly token: string } | { readonly kind: 'password'; readonly userId: string; readonly password: string };
  /** Opens the signing keys that the account has already; null: none was given. */
  readonly recoveryKey: string | null;
}

/** Null: `TELEGRAM_BOT_TOKEN` is not set, the channel is off. */
export function readTelegram(env: Variables): TelegramSettings | null {
  const token = variable(env, 'TELEGRAM_BOT_TOKEN');
  const apiRoot = webAddress(env, 'TELEGRAM_API_ROOT');
  const url = webAddress(env, 'TELEGRAM_WEBHOOK_URL');
  const webhook = url === null ? null : { url, secret: variable(env, 'TELEGRAM_WEBHOOK_SECRET') };
  return token === null ? null : { token, apiRoot, webhook };
}

/** Null: `MATRIX_HOMESERVER_URL` is not set, the channel is off. */
export function readMatrix(env: Variables): MatrixSettings | null {
  const homeserverUrl = webAddress(env, 'MATRIX_HOMESERVER_URL');
  if (homeserverUrl === null) return null;
  const recoveryKey = variable(env, 'MATRIX_RECOVERY_KEY');
  const token = variable(env, 'MATRIX_ACCESS_TOKEN');
  if (token !== null) return { homeserverUrl, login: { kind: 'token', token }, recoveryKey };
  const userId = variable(env, 'MATRIX_USER_ID');
  const password = variable(env, 'MATRIX_PASSWORD');
  if (userId !== null && password !== null) return { homeserverUrl, login: { kind: 'password', userId, password }, recoveryKey };
  throw new ConfigError(
    'MATRIX_ACCESS_TOKEN',
    'MATRIX_HOMESERVER_URL is set but no login: found nothing, allowed: MATRIX_ACCESS_TOKEN, or MATRIX_USER_ID and MATRIX_PASSWORD.',
  );
}
