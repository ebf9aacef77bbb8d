import { makeFakeChannel } from '../fake-channel.ts';
import { makeManualClock } from '../manual-clock.ts';
import { chatChannelContract } from './chat-channel.contract.ts';

for (const sendsOnce of [true, false]) {
  chatChannelContract(`the fake channel${sendsOnce ? ', each key sent once' : ''}`, async () => {
    const clock = makeManualClock();
    const channel = makeFakeChannel({ clock, capabilities: { sendsOnce } });
    return {
      transport: channel.transport,
      to: { address: { channel: 'telegram', account: 'bot1', chat: '1', thread: null }, audience: 'private', replyTo: null },
      seen: async () => channel.messages.map(({ text }) => text),
      takeAway: async (id) => channel.takeAway(id),
      tellsWhatIsGone: true,
      pause: () => clock.advance(1000),
      close: async () => {},
    };
  });
}
