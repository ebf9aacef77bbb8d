/** What a subscription resolves: an item, or what ended it too early. */
export type Followed<T> = { readonly kind: 'item'; readonly item: T } | { readonly kind: 'failed'; readonly cause: unknown };

/**
 * An iterable for one subscriber; rejects when it cannot be opened. Leaving it (`return`) aborts the signal at once, also while it waits for its next item: the
 * domain's iterables end by their signal. A failure becomes the last item, so that the subscriber reads it like any other error.
 */
export async function follow<T>(open: (until: AbortSignal) => Promise<AsyncIterable<T>>): Promise<AsyncIterableIterator<Followed<T>>> {
  const controller = new AbortController();
  const source = items(await open(controller.signal), controller);
  const follower: AsyncIterableIterator<Followed<T>> = {
    next: () => source.next(),
    return: async () => {
      controller.abort();
      return source.return(undefined);
    },
    throw: async (cause: unknown) => {
      controller.abort();
      return source.throw(cause);
    },
    [Symbol.asyncIterator]: () => follower,
  };
  return follower;
}

/** Throws what ended the subscription, so that it is answered like every other error. */
export function itemOf<T>(followed: Followed<T>): T {
  if (followed.kind === 'failed') throw followed.cause;
  return followed.item;
}

async function* items<T>(opened: AsyncIterable<T>, controller: AbortController): AsyncGenerator<Followed<T>> {
  try {
    for await (const item of opened) {
      if (controller.signal.aborted) return;
      yield { kind: 'item', item };
    }
  } catch (cause) {
    if (!controller.signal.aborted) yield { kind: 'failed', cause };
  } finally {
    controller.abort();
  }
}
