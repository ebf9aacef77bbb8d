import { openTelegram } from '../../adapters/telegram/testing/open-telegram.ts';
import { DELIVERY_TEXTS } from '../../domain/delivery/delivery-texts.ts';
import { startFakeTelegram } from '../telegram/start-fake-telegram.ts';
import { conversationChannelContract } from './conversation-channel.contract.ts';
import { startCore } from './running-core.ts';
import { unpaced } from './unpaced.ts';

conversationChannelContract('what people see on Telegram', async () => {
  const [telegram, core] = await Promise.all([startFakeTelegram({ limits: 'off' }), startCore()]);
  core.drive(unpaced((await openTelegram(telegram, { clock: core.clock })).adapter));
  return {
    core,
    pollMs: 20,
    async close() {
      await core.close();
      await telegram.close();
    },
    async open() {
      const person = telegram.person('Аня');
      const chat = telegram.privateChat(person);
      await core.addPerson('telegram', String(person.id));
      return {
        say: async (text) => void telegram.say(chat, person, text),
        async sayTwice(text) {
          core.deliverTwice(text);
          telegram.say(chat, person, text);
        },
        async attach(text, { name, content }) {
          telegram.sendDocument(chat, person, new TextEncoder().encode(content), { caption: text, name, mimeType: 'text/plain' });
        },
        seen: async () =>
          telegram
            .visible(chat)
            .filter(({ fromBot }) => fromBot)
            .map(({ id, text }) => ({ id: String(id), text })),
        press: async (action, { id }) => void (await telegram.press(chat, person, Number(id), DELIVERY_TEXTS.ru.buttons[action]).answered),
      };
    },
  };
});
