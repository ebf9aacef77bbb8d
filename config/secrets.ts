import type { MatrixSettings, TelegramSettings } from './channel-settings.ts';
import type { ProviderSettings } from './provider-settings.ts';

/** The parts of the configuration that hold secrets. */
export interface SecretSettings {
  readonly ownerToken: string | null;
  readonly secretKey: string | null;
  readonly databaseUrl: string | null;
  readonly providers: readonly ProviderSettings[];
  readonly channels: { readonly telegram: TelegramSettings | null; readonly matrix: MatrixSettings | null };
}

/** Every value in the configuration that must never be shown; the longest first, so that one that holds another is hidden whole. */
export function findSecrets(config: SecretSettings): readonly string[] {
  const { telegram, matrix } = config.channels;
  const found = [
    config.ownerToken,
    config.secretKey,
    ...passwordsOf(config.databaseUrl),
    ...config.providers.flatMap(({ apiKey, baseUrl }) => [apiKey, ...passwordsOf(baseUrl)]),
    telegram?.token,
    telegram?.webhook?.secret,
    matrix?.login.kind === 'token' ? matrix.login.token : matrix?.login.password,
    matrix?.recoveryKey,
  ];
  const secrets = found.filter((secret) => typeof secret === 'string');
  return [...new Set(secrets)].filter((secret) => secret !== '').toSorted((a, b) => b.length - a.length);
}

/** As written in the address and as meant. */
function passwordsOf(address: string | null): readonly string[] {
  if (address === null) return [];
  const { password } = new URL(address);
  try {
    return [password, decodeURIComponent(password)];
  } catch {
    return [password];
  }
}
