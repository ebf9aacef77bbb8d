import { chatChannelContract } from '../../domain/testing/contracts/chat-channel.contract.ts';
import { startFakeTelegram } from '../../testing/telegram/start-fake-telegram.ts';
import { openTelegram } from './testing/open-telegram.ts';

chatChannelContract('Telegram', async () => {
  const telegram = await startFakeTelegram({ limits: 'off' });
  const { transport } = (await openTelegram(telegram)).adapter;
  const ann = telegram.person('Аня');
  const chat = telegram.privateChat(ann);
  telegram.say(chat, ann, '/start');
  return {
    transport,
    to: {
      address: { channel: 'telegram', account: 'parley_bot', chat: String(chat.id), thread: null },
      audience: 'private',
      replyTo: null,
    },
    seen: async () =>
      telegram
        .visible(chat)
        .filter(({ fromBot }) => fromBot)
        .map(({ text }) => text),
    takeAway: async (id) => telegram.remove(chat, Number(id.split('/')[1])),
    tellsWhatIsGone: true,
    pause: async () => {},
    close: () => telegram.close(),
  };
});
