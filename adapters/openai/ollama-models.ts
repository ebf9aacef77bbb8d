import { z } from 'zod';

import type { ModelEntry } from '../../domain/routing/model-catalogue.ts';
import { getJson, localEntry, UNKNOWN_CONTEXT } from './local-entry.ts';

const tags = z.object({ models: z.array(z.object({ name: z.string() })).default([]) });
const running = z.object({ models: z.array(z.object({ name: z.string(), context_length: z.number().nullish() })).default([]) });
const shown = z.object({
  capabilities: z.array(z.string()).nullish(),
  model_info: z.record(z.string(), z.unknown()).nullish(),
});

/** The models that Ollama has and that can chat (https://docs.ollama.com/api: tags, ps and show). */
export async function readOllama(root: string, signal: AbortSignal): Promise<readonly ModelEntry[]> {
  const { models } = tags.parse(await getJson(`${root}/api/tags`, signal));
  const loaded = running.safeParse(await getJson(`${root}/api/ps`, signal).catch(() => null)).data?.models ?? [];
  const entries = await Promise.all(
    models.map(async ({ name }) => {
      const details = shown.safeParse(await getJson(`${root}/api/show`, signal, { body: { model: name } }).catch(() => null)).data;
      const loadedContext = loaded.find((each) => each.name === name)?.context_length ?? null;
      return toEntry(name, details, loadedContext);
    }),
  );
  return entries.filter((entry) => entry !== null);
}

function toEntry(name: string, details: z.infer<typeof shown> | undefined, loadedContext: number | null): ModelEntry | null {
  const capabilities = details?.capabilities ?? ['completion', 'tools'];
  if (!capabilities.includes('completion')) return null;
  // Ollama silently drops the beginning of a prompt that is longer than the context it has set aside, whatever the model could take.
  const context = loadedContext ?? Math.min(trainedContext(details?.model_info) ?? UNKNOWN_CONTEXT, UNKNOWN_CONTEXT);
  return localEntry('ollama', name, context, {
    tools: capabilities.includes('tools'),
    vision: capabilities.includes('vision'),
    reasoning: capabilities.includes('thinking'),
  });
}

/** Named after the architecture, such as `llama.context_length`. */
function trainedContext(info: Record<string, unknown> | null | undefined): number | null {
  const value = Object.entries(info ?? {}).find(([key]) => key.endsWith('.context_length'))?.[1];
  return typeof value === 'number' ? value : null;
}
