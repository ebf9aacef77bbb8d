import type OpenAI from 'openai';
import { z } from 'zod';

import type { Clock } from '../../domain/ports/clock.ts';
import type { ListedModel, ModelEvent, ModelProvider, ModelRequest } from '../../domain/ports/model-provider.ts';
import { toChatRequest } from './chat-request.ts';
import { readChatStream } from './chat-stream.ts';
import { DIALECTS } from './dialect.ts';
import type { DialectName } from './dialect.ts';
import { openAiClient } from './openai-client.ts';
import type { OpenAiContext } from './openai-context.ts';
import { failedBy, listError } from './openai-failure.ts';

export interface OpenAiSettings {
  /** As it appears before the slash of model ids. */
  readonly name: string;
  readonly dialect: DialectName;
  /** Null: the server wants none. */
  readonly apiKey: string | null;
  /** Up to and including `/v1` where the server has it; null: the dialect's own. */
  readonly baseUrl: string | null;
  readonly clock: Clock;
}

/** Models of any server that speaks OpenAI's chat completions. Imported only when one is configured or found. */
export function makeOpenAiProvider({ name, dialect, apiKey, baseUrl, clock }: OpenAiSettings): ModelProvider {
  const context: OpenAiContext = { name, dialect: DIALECTS[dialect], apiKey, now: () => clock.now() };
  const client = openAiClient(apiKey, baseUrl ?? context.dialect.baseUrl);
  return {
    name,
    stream: (request, signal) => stream(client, context, request, signal),
    list: (signal) => list(client, context, signal),
  };
}

async function* stream(client: OpenAI, context: OpenAiContext, request: ModelRequest, signal: AbortSignal): AsyncGenerator<ModelEvent> {
  // A signal of our own, so that a consumer that stops early closes the connection too.
  const control = new AbortController();
  const linked = AbortSignal.any([control.signal, signal]);
  try {
    const chunks = await client.chat.completions.create(toChatRequest(request, context), { signal: linked });
    for await (const event of readChatStream(chunks, request, context)) {
      // The SDK ends a cancelled stream as if it had ended by itself.
      if (event.type === 'failed' && signal.aborted) {
        yield failedBy(context, null, true);
        return;
      }
      yield event;
    }
  } catch (error) {
    yield failedBy(context, error, signal.aborted);
  } finally {
    control.abort();
  }
}

/** The names under which different servers say how long a context may be. */
const listedModel = z.object({
  id: z.string(),
  context_length: z.number().nullish(),
  max_model_len: z.number().nullish(),
  meta: z.object({ n_ctx: z.number().nullish(), n_ctx_train: z.number().nullish() }).nullish(),
});

async function list(client: OpenAI, context: OpenAiContext, signal: AbortSignal): Promise<readonly ListedModel[]> {
  try {
    const models: ListedModel[] = [];
    for await (const item of client.models.list({ signal })) {
      const model = listedModel.safeParse(item);
      if (!model.success) continue;
      const { id, context_length, max_model_len, meta } = model.data;
      models.push({ name: id, contextTokens: context_length ?? max_model_len ?? meta?.n_ctx ?? meta?.n_ctx_train ?? null });
    }
    return models;
  } catch (error) {
    throw listError(context, error);
  }
}
