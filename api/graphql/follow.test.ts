import { describe, expect, it } from 'vitest';
import { UnknownIdError } from '../../domain/errors.ts';
import { follow, itemOf } from './follow.ts';

/** Gives numbers, then waits until its signal aborts. */
async function* numbers(count: number, until: AbortSignal, release: () => void): AsyncGenerator<number> {
  try {
    for (let number = 1; number <= count; number += 1) yield number;
    await new Promise<void>((resolve) => until.addEventListener('abort', () => resolve(), { once: true }));
  } finally {
    release();
  }
}

describe('following for one subscriber', () => {
  it('ends what it follows at once when the subscriber leaves, also while it waits', async () => {
    const released = Promise.withResolvers<void>();
    const followed = await follow(async (until) => numbers(1, until, released.resolve));
    expect((await followed.next()).value).toEqual({ kind: 'item', item: 1 });
    const next = followed.next();
    await followed.return?.();
    await released.promise;
    expect((await next).done).toBe(true);
  });

  it('releases what it follows when the subscriber leaves between two items', async () => {
    const released = Promise.withResolvers<void>();
    const followed = await follow(async (until) => numbers(5, until, released.resolve));
    await followed.next();
    await followed.return?.();
    await released.promise;
  });

  it('hands a failure over as its last item', async () => {
    const cause = new Error('broken');
    const followed = await follow(async () =>
      (async function* () {
        yield 1;
        throw cause;
      })(),
    );
    await followed.next();
    const last = await followed.next();
    expect(last.value).toEqual({ kind: 'failed', cause });
    expect(() => itemOf(last.value)).toThrow(cause);
    expect((await followed.next()).done).toBe(true);
  });

  it('rejects when it cannot be opened', async () => {
    await expect(follow(() => Promise.reject(new UnknownIdError('task')))).rejects.toThrow(UnknownIdError);
  });
});
