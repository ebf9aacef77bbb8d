import type { Clock } from '../ports/clock.ts';

/** What a plugin's work came to. */
export type PluginResult<T> =
  { readonly kind: 'done'; readonly value: T } | { readonly kind: 'failed'; readonly cause: unknown } | { readonly kind: 'late' };

/** Lets a plugin work for so long, in milliseconds, and not a moment longer: then its signal aborts, and what it still does is nobody's business. */
export async function withinTime<T>(
  { clock, signal, milliseconds }: { readonly clock: Clock; readonly signal: AbortSignal; readonly milliseconds: number },
  work: (signal: AbortSignal) => Promise<T>,
): Promise<PluginResult<T>> {
  const over = new AbortController();
  const timer = new AbortController();
  const late = clock.sleep(milliseconds, AbortSignal.any([timer.signal, signal])).then(
    (): PluginResult<T> => ({ kind: 'late' }),
    (): PluginResult<T> => ({ kind: 'late' }),
  );
  const done = started(() => work(AbortSignal.any([over.signal, signal]))).then(
    (value): PluginResult<T> => ({ kind: 'done', value }),
    (cause: unknown): PluginResult<T> => ({ kind: 'failed', cause }),
  );
  try {
    return await Promise.race([done, late]);
  } finally {
    over.abort();
    timer.abort();
  }
}

/** What throws at once is a failure like any other. */
async function started<T>(work: () => Promise<T>): Promise<T> {
  return work();
}
