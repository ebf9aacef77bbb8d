import * as z from 'zod';

import { definePlugin } from '../plugins/define-plugin.ts';
import type { Plugin } from '../plugins/define-plugin.ts';
import type { PluginDefinition } from '../plugins/contract.ts';

/** By default one that repeats what begins with "echo". */
export function aPlugin(change: Partial<PluginDefinition<unknown>> = {}): Plugin {
  return definePlugin<unknown>({
    contract: 1,
    name: 'echo',
    version: '1.0.0',
    title: { en: 'an echo', ru: 'эхо' },
    description: { en: 'says it again', ru: 'повторяет' },
    examples: { en: ['echo this', 'echo that', 'say it again'], ru: ['повтори это', 'повтори то', 'скажи ещё раз'] },
    settings: z.unknown(),
    permissions: [],
    match: ({ text }) => (text.startsWith('echo') ? 1 : 0),
    handle: async ({ text }) => ({ text: `>${text}` }),
    ...change,
  });
}
