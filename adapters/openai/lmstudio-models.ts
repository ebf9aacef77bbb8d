import { z } from 'zod';

import type { ModelEntry } from '../../domain/routing/model-catalogue.ts';
import { getJson, localEntry, UNKNOWN_CONTEXT } from './local-entry.ts';

const detailed = z.object({
  data: z.array(
    z.object({
      id: z.string(),
      type: z.string().nullish(),
      state: z.string().nullish(),
      max_context_length: z.number().nullish(),
      loaded_context_length: z.number().nullish(),
      capabilities: z.array(z.string()).nullish(),
    }),
  ),
});
const plain = z.object({ data: z.array(z.object({ id: z.string() })) });
type Detailed = z.infer<typeof detailed>['data'][number];

/** The models that LM Studio has and that can chat, loaded ones first; by its own API, or where that is missing by OpenAI's list. */
export async function readLmStudio(root: string, signal: AbortSignal): Promise<readonly ModelEntry[]> {
  const own = detailed.safeParse(await getJson(`${root}/api/v0/models`, signal).catch(() => null));
  if (!own.success) {
    const { data } = plain.parse(await getJson(`${root}/v1/models`, signal));
    return data.map(({ id }) => localEntry('lmstudio', id, UNKNOWN_CONTEXT, { tools: true, vision: false, reasoning: false }));
  }
  const chatting = own.data.data.filter(({ type }) => type !== 'embeddings');
  return chatting.toSorted((a, b) => isLoaded(b) - isLoaded(a)).map(toEntry);
}

function isLoaded({ state }: Detailed): number {
  return state === 'loaded' ? 1 : 0;
}

function toEntry(model: Detailed): ModelEntry {
  const context = model.loaded_context_length ?? Math.min(model.max_context_length ?? UNKNOWN_CONTEXT, UNKNOWN_CONTEXT);
  // Older versions don't list capabilities; asking for tools is then worth a try.
  const tools = model.capabilities?.includes('tool_use') ?? true;
  return localEntry('lmstudio', model.id, context, { tools, vision: model.type === 'vlm', reasoning: false });
}
