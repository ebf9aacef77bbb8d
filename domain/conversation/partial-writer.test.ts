import { describe, expect, test } from 'vitest';

import { UnreachableError } from '../errors.ts';
import type { PartialReply } from './conversation-event.ts';
import { makeDomainWorld, settled } from '../testing/domain-world.ts';
import { makePartialWriter } from './partial-writer.ts';

const TURN = { id: 'turn-1', conversationId: 'talk-1', fence: 3 };

function world(put: (partial: PartialReply) => Promise<void> = async () => {}) {
  const ports = makeDomainWorld();
  const written: { at: number; text: string; fence: number }[] = [];
  const conversationLog = {
    ...ports.conversationLog,
    putPartial: async (_id: string, fence: number, partial: PartialReply) => {
      written.push({ at: ports.clock.monotonic(), text: partial.text, fence });
      await put(partial);
    },
  };
  return { ports, written, writer: makePartialWriter({ ...ports, conversationLog }, TURN) };
}

describe('showing a reply while it is made', () => {
  test('the first piece is shown at once, then the latest text every 40 ms, and the reader is told', async () => {
    const { ports, written, writer } = world();
    writer.update('a');
    writer.update('ab');
    writer.update('abc');
    await ports.clock.advance(39);
    writer.update('abcd');
    await ports.clock.advance(1);
    expect(written).toEqual([
      { at: 0, text: 'a', fence: 3 },
      { at: 40, text: 'abcd', fence: 3 },
    ]);
    await ports.clock.advance(1_000);
    writer.update('abcde');
    await settled(ports);
    expect(written.at(-1)).toEqual({ at: 1_040, text: 'abcde', fence: 3 });
    expect(ports.doorbell.rung).toEqual(Array.from({ length: 3 }, () => 'conversation:talk-1'));
    await writer.close();
  });

  test('a database that is away is noted once, and the next text is shown when it is back', async () => {
    let isAway = true;
    const { ports, written, writer } = world(async () => {
      if (isAway) throw new UnreachableError('away');
    });
    for (const text of ['a', 'ab', 'abc']) {
      writer.update(text);
      await ports.clock.advance(100);
    }
    expect(ports.logger.of('partial.not-written')).toHaveLength(1);
    isAway = false;
    writer.update('abcd');
    await ports.clock.advance(100);
    expect(written.at(-1)?.text).toBe('abcd');
    expect(ports.doorbell.rung).toEqual(['conversation:talk-1']);
    await writer.close();
  });

  test('after it is closed nothing more is written, not even what was under way', async () => {
    let finish = (): void => {};
    const { ports, written, writer } = world(() => new Promise((resolve) => (finish = resolve)));
    writer.update('a');
    writer.update('ab');
    let isClosed = false;
    const closing = writer.close().then(() => (isClosed = true));
    await settled(ports);
    expect(isClosed).toBe(false);
    finish();
    await closing;
    writer.update('abc');
    await ports.clock.advance(1_000);
    expect(written.map(({ text }) => text)).toEqual(['a']);
    expect(ports.clock.sleepers).toBe(0);
    await writer.close();
  });

  test('one that never had anything to show closes at once', async () => {
    await expect(world().writer.close()).resolves.toBeUndefined();
  });
});
