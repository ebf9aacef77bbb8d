import { variable, webAddress } from './environment.ts';
import type { Variables } from './environment.ts';
import type { SettingsFile } from './settings-file.ts';

/** Where models can be had, and how. */
export interface ProviderSettings {
  /** As in `provider/model`. */
  readonly name: string;
  readonly protocol: 'anthropic' | 'openai';
  /** Null: the provider's own. */
  readonly baseUrl: string | null;
  /** Null: the server wants none. */
  readonly apiKey: string | null;
  /** On a machine of the person's own: free, slow to begin, and asked for what it offers. */
  readonly isLocal: boolean;
  /** At a usual local port that nobody configured: used when a server answers there, never missed. */
  readonly isProbed: boolean;
}

/** A provider that is off, and the variable that turns it on. */
export interface ProviderOff {
  readonly name: string;
  readonly variable: string;
}

const HOSTED = [
  { name: 'anthropic', protocol: 'anthropic', baseUrl: null },
  { name: 'openai', protocol: 'openai', baseUrl: null },
  { name: 'deepseek', protocol: 'openai', baseUrl: 'https://api.deepseek.com' },
] as const;

const LOCAL = [
  { name: 'ollama', variable: 'OLLAMA_BASE_URL', usual: 'http://127.0.0.1:11434' },
  { name: 'lmstudio', variable: 'LMSTUDIO_BASE_URL', usual: 'http://127.0.0.1:1234' },
] as const;

/** Names that parley.yaml may not give to a provider of its own. */
const TAKEN: readonly string[] = [...HOSTED.map(({ name }) => name), ...LOCAL.map(({ name }) => name), 'offline'];

/** The providers that are on, and those that are off for want of a key. */
export function readProviders(env: Variables, file: SettingsFile): { on: readonly ProviderSettings[]; off: readonly ProviderOff[] } {
  const on: ProviderSettings[] = [];
  const off: ProviderOff[] = [];
  for (const { name, protocol, baseUrl } of HOSTED) {
    const key = `${name.toUpperCase()}_API_KEY`;
    const apiKey = variable(env, key);
    const address = webAddress(env, `${name.toUpperCase()}_BASE_URL`) ?? baseUrl;
    if (apiKey === null) off.push({ name, variable: key });
    else on.push({ name, protocol, baseUrl: address, apiKey, isLocal: false, isProbed: false });
  }
  for (const { name, variable: address, usual } of LOCAL) {
    const set = webAddress(env, address);
    on.push({ name, protocol: 'openai', baseUrl: withVersion(set ?? usual), apiKey: null, isLocal: true, isProbed: set === null });
  }
  return { on: [...on, ...ownProviders(env, file)], off };
}

function ownProviders(env: Variables, file: SettingsFile): readonly ProviderSettings[] {
  const taken = [...TAKEN];
  return (file.settings.providers ?? []).map(({ name, baseUrl, apiKeyEnv, local }, index) => {
    if (taken.includes(name)) throw file.refuse(['providers', index, 'name'], `a name that is not taken (${taken.join(', ')})`);
    taken.push(name);
    const apiKey = apiKeyEnv === undefined ? null : variable(env, apiKeyEnv);
    if (apiKeyEnv !== undefined && apiKey === null) {
      throw file.refuse(['providers', index, 'apiKeyEnv'], `the name of a variable that is set; ${apiKeyEnv} is not`);
    }
    return { name, protocol: 'openai', baseUrl: baseUrl.replace(/\/+$/, ''), apiKey, isLocal: local ?? false, isProbed: false };
  });
}

/** People copy the address without the path under which these servers speak OpenAI's protocol. */
function withVersion(address: string): string {
  return new URL(address).pathname === '/' ? `${address}/v1` : address;
}
