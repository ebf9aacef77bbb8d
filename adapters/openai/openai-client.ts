import OpenAI from 'openai';

/** The SDK without retries of its own, and without anything that it would read from the environment. `apiKey` null: the server wants none. */
export function openAiClient(apiKey: string | null, baseUrl: string): OpenAI {
  return new OpenAI({
    // The SDK wants a key; servers that need none ignore it. The nulls keep it from reading the environment.
    apiKey: apiKey ?? 'none',
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    baseURL: baseUrl,
    maxRetries: 0,
    logLevel: 'off',
  });
}
