import type { HealthPart, HealthProbe } from '../../domain/access/check-health.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import { resolveBySystem } from './internet.ts';
import { askSearch, statusWords } from './search-web.ts';

/** How long what was found out holds: whoever asks for health often does not ask the endpoint as often. */
const HOLDS_MS = 60_000;
/** Whoever asks for health waits for this. */
const DEADLINE_MS = 3_000;

/** Whether the search can be asked. Null: none is configured, which is no trouble. It is asked for nothing, which costs the engines behind it nothing. */
export function makeSearchProbe({ searchUrl, clock }: { readonly searchUrl: string | null; readonly clock: Clock }): HealthProbe {
  const part = (trouble: string | null, hint: string | null = null): HealthPart => ({
    name: 'search',
    isReady: trouble === null,
    detail: trouble ?? hint,
    isEssential: false,
  });
  if (searchUrl === null) {
    return async () =>
      part(null, 'The agent cannot search the web: set search in parley.yaml for that, such as search: { url: http://localhost:8080 }.');
  }
  let known: { readonly at: number; readonly trouble: Promise<string | null> } | null = null;
  return async () => {
    if (known === null || clock.monotonic() - known.at >= HOLDS_MS) {
      known = { at: clock.monotonic(), trouble: troubleOf(searchUrl, clock) };
    }
    return part(await known.trouble);
  };
}

async function troubleOf(url: string, clock: Clock): Promise<string | null> {
  const asked = await askSearch({ url, clock, resolve: resolveBySystem, deadlineMs: DEADLINE_MS }, '', new AbortController().signal);
  if (asked.kind === 'silent') return `The search at ${url} does not answer: ${asked.why}.`;
  // A SearXNG that is asked for nothing says 400, once it has found that JSON may be asked for.
  if (asked.status === 200 || asked.status === 400) return null;
  return `The search at ${url} refuses: ${statusWords(asked.status)}.`;
}
