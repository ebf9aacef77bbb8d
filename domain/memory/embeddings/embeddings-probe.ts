import type { HealthProbe } from '../../access/check-health.ts';
import { askInTime } from '../../delivery/ask-in-time.ts';
import { ParleyError } from '../../errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Embedder } from '../../ports/embedder.ts';
import type { ModelProvider } from '../../ports/model-provider.ts';

interface Probed {
  readonly embedder: Embedder | null;
  readonly provider: ModelProvider | null;
  readonly clock: Clock;
}

/** How long what was found out holds: whoever asks for health often does not ask the model as often. */
const HOLDS_MS = 60_000;
/** Whoever asks for health waits for this. */
const DEADLINE_MS = 3_000;
const HINT =
  'What was said is recalled by its words alone: set memory.embeddings in parley.yaml to recall it by its meaning too, such as {model: ollama/nomic-embed-text}.';

/**
 * Whether the model for vectors answers. Recall works without it, so it is never essential. One that costs something is not asked for a vector: only its
 * server is asked what it offers.
 */
export function makeEmbeddingsProbe({ embedder, provider, clock }: Probed): HealthProbe {
  const part = (trouble: string | null, hint: string | null = null) => {
    return { name: 'embeddings', isReady: trouble === null, detail: trouble ?? hint, isEssential: false };
  };
  if (embedder === null) return async () => part(null, HINT);
  let known: { readonly at: number; readonly trouble: Promise<string | null> } | null = null;
  return async () => {
    if (known === null || clock.monotonic() - known.at >= HOLDS_MS) {
      known = { at: clock.monotonic(), trouble: troubleOf(embedder, provider, clock) };
    }
    return part(await known.trouble);
  };
}

async function troubleOf(embedder: Embedder, provider: ModelProvider | null, clock: Clock): Promise<string | null> {
  const told = (why: string): string => `${embedder.id} makes no vectors: ${why} Until it does, recall goes by words alone.`;
  try {
    return await askInTime(clock, new AbortController().signal, DEADLINE_MS, async (signal) => {
      if (!embedder.isFree) {
        await provider?.list(signal);
        return null;
      }
      const result = await embedder.embed(['hello'], signal);
      return result.kind === 'embedded' ? null : told(result.failure.message);
    });
  } catch (cause) {
    if (!(cause instanceof ParleyError)) throw cause;
    return told(cause.message);
  }
}
