import Anthropic, { BadRequestError } from '@anthropic-ai/sdk';
import { Stream } from '@anthropic-ai/sdk/streaming';

import type { Clock } from '../../domain/ports/clock.ts';
import type { ListedModel, ModelEvent, ModelProvider, ModelRequest } from '../../domain/ports/model-provider.ts';
import type { AnthropicContext } from './anthropic-context.ts';
import { failedBy, listError } from './anthropic-failure.ts';
import { toAnthropicRequest, withoutThinking } from './anthropic-request.ts';
import { readAnthropicStream } from './anthropic-stream.ts';

export interface AnthropicSettings {
  readonly apiKey: string;
  /** Null: Anthropic's own. */
  readonly baseUrl: string | null;
  readonly clock: Clock;
}

/** Claude by Anthropic's Messages API. Imported only when a key is configured. */
export function makeAnthropicProvider({ apiKey, baseUrl, clock }: AnthropicSettings): ModelProvider {
  const client = new Anthropic({
    apiKey,
    // Given even when it is the default: otherwise the SDK would read the environment.
    baseURL: baseUrl ?? 'https://api.anthropic.com',
    webhookKey: null,
    maxRetries: 0,
    logLevel: 'off',
    openTelemetry: false,
  });
  const context = { name: 'anthropic', apiKey, now: () => clock.now() };
  return {
    name: 'anthropic',
    stream: (request, signal) => stream(client, context, request, signal),
    list: async (signal) => {
      try {
        const models: ListedModel[] = [];
        for await (const model of client.models.list({ limit: 1000 }, { signal })) {
          models.push({ name: model.id, contextTokens: model.max_input_tokens ?? null });
        }
        return models;
      } catch (error) {
        throw listError(context, error);
      }
    },
  };
}

async function* stream(
  client: Anthropic,
  context: AnthropicContext,
  request: ModelRequest,
  signal: AbortSignal,
): AsyncGenerator<ModelEvent> {
  // A signal of our own, so that a consumer that stops early closes the connection too.
  const control = new AbortController();
  const linked = AbortSignal.any([control.signal, signal]);
  try {
    const response = await open(client, request, linked);
    // Raw events rather than the SDK's parsed ones: those leave out the pings, the only sign of life while Claude thinks unseen.
    yield* readAnthropicStream(Stream.rawEvents(response), context);
  } catch (error) {
    yield failedBy(context, error, signal.aborted);
  } finally {
    control.abort();
  }
}

/**
 * Sends the request. Newer Claude models refuse thinking blocks once anything before them has changed; the answer to that is
 * the same request without them, once. The refused request costs nothing.
 */
async function open(client: Anthropic, request: ModelRequest, signal: AbortSignal): Promise<Response> {
  const params = toAnthropicRequest(request);
  try {
    return await client.messages.create(params, { signal }).asResponse();
  } catch (error) {
    const isAboutThinking = error instanceof BadRequestError && /thinking|signature/i.test(error.message);
    const plain = isAboutThinking ? withoutThinking(params) : null;
    if (plain === null) throw error;
    return await client.messages.create(plain, { signal }).asResponse();
  }
}
