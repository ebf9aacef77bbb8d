import { z } from 'zod';

import type { ModelEntry } from '../../domain/routing/model-catalogue.ts';
import { getJson, localEntry, UNKNOWN_CONTEXT } from './local-entry.ts';

const listed = z.object({
  data: z.array(
    z.object({
      id: z.string().min(1),
      /** vLLM. */
      max_model_len: z.number().nullish(),
      /** Others. */
      context_length: z.number().nullish(),
      meta: z.object({ n_ctx: z.number().nullish() }).nullish(),
    }),
  ),
});

/** What llama.cpp says of the model that it has loaded. */
const properties = z.object({
  default_generation_settings: z.object({ n_ctx: z.number().int().positive() }),
  modalities: z.object({ vision: z.boolean() }).nullish(),
});

/** By OpenAI's list nobody can tell what a model is for but by its name. */
const NO_CHAT = /(?:^|[^a-z])(?:embed(?:ding)?s?|rerank(?:er)?|bge|e5|gte|whisper|tts)(?:[^a-z]|$)/i;

/** The models of a server that speaks OpenAI's protocol and that can chat: by its list, and by what llama.cpp tells beside it. */
export async function readCompatible(
  name: string,
  baseUrl: string,
  apiKey: string | null,
  signal: AbortSignal,
): Promise<readonly ModelEntry[]> {
  const { data } = listed.parse(await getJson(`${baseUrl}/models`, signal, { apiKey }));
  const told = await getJson(`${baseUrl.replace(/\/v1$/, '')}/props`, signal, { apiKey }).catch(() => null);
  const loaded = properties.safeParse(told).data;
  return data
    .filter(({ id }) => !NO_CHAT.test(id))
    .map(({ id, max_model_len, context_length, meta }) => {
      const context = loaded?.default_generation_settings.n_ctx ?? max_model_len ?? context_length ?? meta?.n_ctx ?? UNKNOWN_CONTEXT;
      // None of them says whether it takes tools: asking for them is worth a try.
      return localEntry(name, id, context, { tools: true, vision: loaded?.modalities?.vision ?? false, reasoning: false });
    });
}
