import { vi } from 'vitest';

import { makeFakeChannel } from '../../domain/testing/fake-channel.ts';
import { aSender, inPrivate } from '../../domain/testing/incoming.ts';
import { conversationChannelContract } from './conversation-channel.contract.ts';
import { startCore } from './running-core.ts';
import { UNPACED } from './unpaced.ts';

conversationChannelContract('what people see on the fake channel', async () => {
  const core = await startCore();
  const channel = makeFakeChannel({ clock: core.clock, capabilities: UNPACED });
  core.drive(channel);
  const door = await vi.waitFor(() => {
    const session = channel.session();
    if (session === null) throw new Error('Nobody listens.');
    return session.door;
  });
  let [people, events] = [0, 0];
  return {
    core,
    pollMs: 10,
    close: () => core.close(),
    async open() {
      people += 1;
      const chat = `chat${String(people)}`;
      const address = { channel: 'telegram', account: channel.account, chat, thread: null } as const;
      const sender = aSender({ externalId: chat });
      await core.addPerson('telegram', chat);
      const externalId = (): string => `${chat}/said${String((events += 1))}`;
      const said = (text: string) =>
        inPrivate({ address, author: { kind: 'sender', sender }, externalId: externalId(), text, sentAt: core.clock.now() });
      return {
        say: (text) => door.message(said(text)),
        async sayTwice(text) {
          const message = said(text);
          await door.message(message);
          await door.message(message);
        },
        async attach(text, { name, content }) {
          const bytes = new TextEncoder().encode(content);
          const remote = `${chat}/${name}`;
          channel.files.set(remote, bytes);
          const file = { kind: 'document', name, mime: 'text/plain', size: bytes.length, seconds: null, remote } as const;
          await door.message({ ...said(text), attachments: [file] });
        },
        seen: async () => channel.messages.filter((message) => message.chat === chat),
        async press(action, { id }) {
          await door.press({ address, audience: 'private', sender, externalId: externalId(), messageId: id, action, at: core.clock.now() });
        },
      };
    },
  };
});
