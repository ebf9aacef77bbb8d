import { expect, test } from 'vitest';

import { makeReplyPrinter } from './reply-printer.ts';

function printer() {
  const seen: string[] = [];
  let waits: (() => void) | null = null;
  const terminal = {
    write: (text: string) => void seen.push(text),
    note: (text: string) => void seen.push(`(${text})`),
    safe: (text: string) => text,
  };
  const made = makeReplyPrinter(terminal, (run) => {
    waits = run;
    return () => (waits = null);
  });
  return { made, seen, passTime: () => waits?.() };
}

test('I11: a reply of which nothing comes is said to be waited for, beside the output', () => {
  const { made, seen, passTime } = printer();
  made.show('');
  passTime();
  made.finish('Here.');
  expect(seen).toEqual(['(Still waiting for an answer…)', 'Here.', '\n']);
});

test.each(['show', 'finish'] as const)('a reply that is there is not waited for (%s)', (how) => {
  const { made, seen, passTime } = printer();
  made[how]('Here');
  passTime();
  expect(seen.join('')).not.toContain('waiting');
});

test('nor is one that failed', () => {
  const { made, seen, passTime } = printer();
  made.abandon();
  passTime();
  expect(seen).toEqual([]);
});
