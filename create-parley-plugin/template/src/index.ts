import { definePlugin, z } from 'parley/plugin';

import { toss } from './toss.ts';

const SAID = {
  en: { heads: 'Heads', tails: 'Tails', tally: (count: number) => `Tossed so far: ${String(count)}.` },
  ru: { heads: 'Орёл', tails: 'Решка', tally: (count: number) => `Бросков: ${String(count)}.` },
};

export const plugin = definePlugin({
  contract: 1,
  name: 'my-plugin',
  version: '0.1.0',
  title: { en: 'a toss of a coin', ru: 'бросок монеты' },
  description: { en: 'tosses a coin and counts', ru: 'бросает монету и считает' },
  examples: {
    en: ['toss a coin', 'flip a coin for me', 'heads or tails?', 'please toss the coin'],
    ru: ['брось монету', 'подбрось монетку', 'орёл или решка?', 'брось, пожалуйста, монетку'],
  },
  settings: z.strictObject({ sign: z.string().max(4).default('🪙') }),
  permissions: [],
  handle: async (_, { store, settings, language, now }) => {
    const count = Number((await store.get('count')) ?? 0) + 1;
    await store.put('count', count);
    return { text: `${settings.sign} **${SAID[language][toss(now().getTime())]}**` };
  },
  commands: [
    {
      name: 'mytally',
      usage: '',
      summary: { en: 'how often a coin was tossed for you', ru: 'сколько раз для вас бросали монету' },
      run: async (_, { store, language }) => ({ text: SAID[language].tally(Number((await store.get('count')) ?? 0)) }),
    },
  ],
});
