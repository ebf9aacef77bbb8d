import type { ModelCapabilities, ModelEntry } from '../../domain/routing/model-catalogue.ts';

/** What is assumed where a local server does not say: the default of Ollama, and small enough for every model of today. */
export const UNKNOWN_CONTEXT = 4_096;
const LONGEST_OUTPUT = 8_192;

/** A free entry for a model that a local server offers. Half of the context at most is left for the answer. */
export function localEntry(provider: string, name: string, contextTokens: number, capabilities: ModelCapabilities): ModelEntry {
  const maxOutputTokens = Math.min(LONGEST_OUTPUT, Math.floor(contextTokens / 2));
  return { id: `${provider}/${name}`, provider, name, contextTokens, maxOutputTokens, capabilities, isFree: true, discovered: true };
}

interface Asked {
  /** Sent as JSON; absent: nothing is sent. */
  readonly body?: unknown;
  /** Null or absent: the server wants none. */
  readonly apiKey?: string | null;
}

/** Fetches and parses JSON; throws when there is no answer, an error status or no JSON. */
export async function getJson(url: string, signal: AbortSignal, { body, apiKey = null }: Asked = {}): Promise<unknown> {
  const headers = {
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(apiKey === null ? {} : { authorization: `Bearer ${apiKey}` }),
  };
  const post = { method: 'POST', body: JSON.stringify(body) };
  const response = await fetch(url, { signal, headers, ...(body === undefined ? {} : post) });
  if (!response.ok) throw new Error(`status ${String(response.status)}`);
  return response.json();
}
