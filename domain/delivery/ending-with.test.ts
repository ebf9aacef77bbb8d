import { describe, expect, test } from 'vitest';

import { endingWith } from './ending-with.ts';

/** The numbers from 1 to `most`, then `atEnd`; `released` is true once the source has let go. */
function numbers(most: number, atEnd: () => Promise<void> | void = () => {}) {
  const state = { released: false };
  async function* source() {
    try {
      for (let number = 1; number <= most; number += 1) yield number;
      await atEnd();
    } finally {
      state.released = true;
    }
  }
  return { source: source(), state };
}

function signals() {
  const [until, token] = [new AbortController(), new AbortController()];
  return { until, token, signal: AbortSignal.any([until.signal, token.signal]) };
}

async function collect(items: AsyncIterable<number>, onItem: (item: number) => void = () => {}): Promise<number[]> {
  const all: number[] = [];
  for await (const item of items) {
    all.push(item);
    onItem(item);
  }
  return all;
}

describe('a stream that ends with a signal', () => {
  test('gives everything while nothing aborts', async () => {
    const { signal, until } = signals();
    await expect(collect(endingWith(numbers(3).source, signal, until.signal))).resolves.toEqual([1, 2, 3]);
  });

  test('ends quietly when the follower left, and releases its source', async () => {
    const { signal, until } = signals();
    const { source, state } = numbers(3);
    await expect(collect(endingWith(source, signal, until.signal), () => until.abort())).resolves.toEqual([1]);
    expect(state.released).toBe(true);
  });

  test('ends with the reason when something else ended it, and gives nothing that came after', async () => {
    const { signal, until, token } = signals();
    const { source, state } = numbers(3);
    const seen: number[] = [];
    const following = collect(endingWith(source, signal, until.signal), (item) => {
      seen.push(item);
      token.abort(new Error('revoked'));
    });
    await expect(following).rejects.toThrow('revoked');
    expect([seen, state.released]).toEqual([[1], true]);
  });

  test('gives nothing at all when it was over before', async () => {
    const { signal, until, token } = signals();
    token.abort(new Error('revoked'));
    const seen: number[] = [];
    await expect(collect(endingWith(numbers(3).source, signal, until.signal), (item) => seen.push(item))).rejects.toThrow('revoked');
    expect(seen).toEqual([]);
  });

  test('takes a source that throws because of the signal for ended, and any other error as it is', async () => {
    const { signal, until } = signals();
    const leaving = numbers(1, () => {
      until.abort();
      signal.throwIfAborted();
    });
    await expect(collect(endingWith(leaving.source, signal, until.signal))).resolves.toEqual([1]);
    const broken = numbers(1, () => Promise.reject(new Error('broken')));
    const fresh = signals();
    await expect(collect(endingWith(broken.source, fresh.signal, fresh.until.signal))).rejects.toThrow('broken');
  });
});
