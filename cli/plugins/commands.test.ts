import { afterEach, beforeEach, expect, it } from 'vitest';

import { data, startCannedServer } from '../../testing/cli/canned-server.ts';
import type { CannedServer } from '../../testing/cli/canned-server.ts';

let server: CannedServer;
beforeEach(async () => {
  server = await startCannedServer();
});
afterEach(() => server.close());

const words = (text: string) => text.replaceAll(/ +/g, ' ');

it('lists the helpers, with what they do and whether they are on', async () => {
  const one = { name: 'reminders', version: '1.0.0', description: 'напоминает', isOn: false, commands: ['remind', 'reminders'] };
  server.answer(data({ plugins: [one] }));
  expect(words(await server.run('plugins', '--conversation', 'c1'))).toBe(
    'NAME VERSION ON COMMANDS WHAT IT DOES\nreminders 1.0.0 off /remind /reminders напоминает\n',
  );
  expect(server.asked[0]).toContain('"conversationId":"c1"');
});

it('says so when there are none', async () => {
  server.answer(data({ plugins: [] }));
  expect(await server.run('plugins')).toContain('There are no helpers.');
});

it('switches one, or says why not', async () => {
  server.answer(data({ switchPlugin: { __typename: 'SwitchPluginPayload', plugin: { name: 'reminders', isOn: false } } }));
  expect(await server.run('plugins', 'off', 'reminders', '--conversation', 'c1')).toBe('reminders is off in this conversation now.\n');
  expect(server.asked[0]).toMatch(/"isOn":false.*"conversationId":"c1"/);
  server.answer(data({ switchPlugin: { code: 'id.unknown', message: 'There is no such plugin.' } }));
  await expect(server.run('plugins', 'on', 'oops')).rejects.toThrow('There is no such plugin.');
});
