import type { Config } from '../config.ts';

/** Every value in the configuration that must never be shown; the longest first, so that one that holds another is hidden whole. */
export function findSecrets(config: Pick<Config, 'ownerToken' | 'databaseUrl' | 'providers' | 'channels'>): readonly string[] {
  const { telegram, matrix } = config.channels;
  const found = [
    config.ownerToken,
    ...passwordsOf(config.databaseUrl),
    ...config.providers.flatMap(({ apiKey, baseUrl }) => [apiKey, ...passwordsOf(baseUrl)]),
    telegram?.token,
    telegram?.webhook?.secret,
    matrix?.login.kind === 'token' ? matrix.login.token : matrix?.login.password,
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
