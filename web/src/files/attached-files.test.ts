import { expect, test } from 'vitest';

import { makeAttachedFiles } from './attached-files.ts';
import { MAX_FILE_BYTES } from './upload-file.ts';
import type { Uploaded } from './upload-file.ts';

function world() {
  const waiting: { file: File; signal: AbortSignal; end: (uploaded: Uploaded) => void }[] = [];
  let ids = 0;
  const attached = makeAttachedFiles({
    upload: (file, signal) => new Promise((end) => waiting.push({ file, signal, end })),
    newId: () => {
      ids += 1;
      return `k-${ids}`;
    },
  });
  const states = () => attached.all.get().map(({ name, state }) => [name, state.kind === 'failed' ? state.why : state.kind]);
  return { attached, waiting, states };
}

const file = (name: string, size = 1) => new File([new Uint8Array(size)], name);

test('a file is handed over at once, and is there when the server has it', async () => {
  const { attached, waiting, states } = world();
  attached.add('c', [file('а.txt')]);
  expect(states()).toEqual([['а.txt', 'uploading']]);
  waiting[0]?.end({ kind: 'here', id: 'f-1' });
  await expect.poll(states).toEqual([['а.txt', 'here']]);
  expect(attached.all.get()).toMatchObject([{ draftKey: 'c', state: { id: 'f-1' } }]);
});

test('I11: a file that cannot go says why, and what cannot be taken is not handed over', async () => {
  const { attached, waiting, states } = world();
  attached.add('c', [file('refused'), file('lost'), file('big', MAX_FILE_BYTES + 1), file('empty', 0)]);
  waiting[0]?.end({ kind: 'refused', why: 'No archives.' });
  waiting[1]?.end({ kind: 'unreachable' });
  await expect.poll(states).toEqual([
    ['refused', { said: 'No archives.' }],
    ['lost', 'unreachable'],
    ['big', 'too-large'],
    ['empty', 'empty'],
  ]);
  expect(waiting).toHaveLength(2);
});

test('ten files go with a message; each message has its own', () => {
  const { attached, states } = world();
  attached.add('other', [file('x')]);
  attached.add(
    'c',
    Array.from({ length: 11 }, (_, n) => file(`${n}`)),
  );
  expect(states().at(-1)).toEqual(['10', 'too-many']);
  expect(states().filter(([, state]) => state === 'uploading')).toHaveLength(11);
});

test('what is taken away ends its upload, and does not come back', async () => {
  const { attached, waiting, states } = world();
  attached.add('c', [file('a'), file('b')]);
  attached.remove('k-1');
  expect(waiting.map(({ signal }) => signal.aborted)).toEqual([true, false]);
  waiting[0]?.end({ kind: 'here', id: 'f' });
  await Promise.resolve();
  expect(states()).toEqual([['b', 'uploading']]);
  attached.clear('c');
  expect(states()).toEqual([]);
});
