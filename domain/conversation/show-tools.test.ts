import { expect, test } from 'vitest';

import { showTools } from './show-tools.ts';
import type { Verbosity } from './verbosity.ts';

const CALL = { id: 'c1', name: 'run_command', input: { command: 'echo hunter2\n`x`' } };

function shown(verbosity: Verbosity): readonly string[] {
  const texts: string[] = [];
  const redact = (text: string) => text.replaceAll('hunter2', '•••');
  const events = showTools(verbosity, { update: (text) => void texts.push(text), redact, redactGrowing: redact });
  void events.onText('Сейчас');
  events.onToolCall(CALL, 1, 'echo');
  void events.onText('Готово');
  return texts;
}

test('with 0 only the text that is being made is shown', () => {
  expect(shown(0)).toEqual(['Сейчас', 'Готово']);
});

test('with 1 the tools stand above it by name', () => {
  expect(shown(1)).toEqual(['Сейчас', '- `run_command`', '- `run_command`\n\nГотово']);
});

test('I10: with 2 they are shown with what they are given, without secrets and on one line', () => {
  expect(shown(2).at(-1)).toBe('- `run_command` `{"command":"echo •••\\n x "}`\n\nГотово');
});

test('of many the latest are shown, and a long input is cut', () => {
  const texts: string[] = [];
  const events = showTools(2, { update: (text) => void texts.push(text), redact: (text) => text, redactGrowing: (text) => text });
  for (let call = 0; call < 50; call += 1) events.onToolCall({ id: `c${call}`, name: `t${call}`, input: 'я'.repeat(1_000) }, call, null);
  const lines = (texts.at(-1) ?? '').split('\n');
  expect([lines.length, lines[0]?.slice(0, 8), lines[0]?.length]).toEqual([10, '- `t40` ', 171]);
});
