import { afterEach, beforeEach, expect, it, test } from 'vitest';

import { data, errors, startCannedServer } from '../../testing/cli/canned-server.ts';
import type { CannedServer } from '../../testing/cli/canned-server.ts';

let server: CannedServer;
beforeEach(async () => {
  server = await startCannedServer();
});
afterEach(() => server.close());

const words = (text: string) => text.replaceAll(/ +/g, ' ');
const memory = (id: string, text: string, heldUntil: string | null = null) => ({
  id,
  text,
  heldFrom: '2026-11-23T12:00:00.000Z',
  heldUntil,
});
const many = Array.from({ length: 200 }, (_, number) => memory(`m${number}`, `fact ${number}`));

it('is listed to its end, however long it is', async () => {
  server.answer(data({ memories: many }), data({ memories: [memory('last', 'Живу\nв Лиссабоне')] }));
  expect(words(await server.run('memory'))).toMatch(/fact 199\n.* Живу в Лиссабоне\n$/);
  expect(server.asked[1]).toContain('"after":"m199"');
});

it('with its history says until when things held', async () => {
  server.answer(data({ memories: [memory('a', 'old', '2026-11-24T12:00:00.000Z'), memory('b', 'new')] }));
  expect(words(await server.run('memory', '--history'))).toMatch(/^SINCE UNTIL WHAT\n\S+ \S+ 2026-11-24 \S+ old\n\S+ \S+ new\n$/);
});

test.each([
  [[], 'Nothing is remembered. parley memory remember'],
  [['--query', 'cat'], 'Nothing that is remembered has these words in it.'],
])('that is empty says so (%j)', async (options, sentence) => {
  server.answer(data({ memories: null }));
  expect(await server.run('memory', ...options)).toContain(sentence);
});

it('is exported as nothing where the server gives nothing', async () => {
  server.answer(data({ memoryExport: null }));
  expect(await server.run('memory', 'export')).toBe('\n');
});

test.each([
  ['internal', 'Something broke.', 'Something broke.'],
  ['outside.unreachable', 'The model is away.', 'The model is away.'],
])('what cannot be remembered is answered with the server’s sentence (%s)', async (code, message, sentence) => {
  server.answer(data({ remember: { code, message } }));
  await expect(server.run('memory', 'remember', 'x')).rejects.toThrow(sentence);
});

it('refuses to forget what is not there, or is gone meanwhile', async () => {
  server.answer(data({ memories: null }));
  await expect(server.run('memory', 'forget', 'собака')).rejects.toThrow('Nothing that is remembered has "собака" in it.');
  server.answer(data({ memories: [memory('a', 'cat')] }), data({ forget: { code: 'input.invalid' } }));
  await expect(server.run('memory', 'forget', 'cat', '--yes')).rejects.toThrow('does not say why');
  server.answer(errors('Нельзя.'));
  await expect(server.run('memory', 'forget', 'cat')).rejects.toThrow('Нельзя.');
});

const question = { confirmation: 'c', facts: 1, messages: 2, groups: 3, files: 4, tasks: 5, work: 6 };

it('forgets everything, also what was said in groups, and says which work it leaves', async () => {
  server.answer(
    data({ forgetEverything: { isForgotten: false, question } }),
    data({ forgetEverything: { isForgotten: true, question: null } }),
  );
  const said = await server.run('memory', 'forget', '--all', '--yes');
  expect(said).toContain('also in groups (3): 2');
  expect(said).toContain('It leaves 6 tasks and schedules that have not ended.');
  expect(said).toMatch(/Everything is forgotten\.\n$/);
  expect(server.asked[1]).toContain('"confirmation":"c"');
});

it('forgets nothing when the server does not say what would go', async () => {
  server.answer(data({ forgetEverything: { isForgotten: false, question: null } }));
  await expect(server.run('memory', 'forget', '--all', '--yes')).rejects.toThrow('The server did not say what would go.');
  expect(server.asked).toHaveLength(1);
});
