import { z } from 'zod';

import { list, map, modelId } from './schema-parts.ts';

const PATTERN = 'a pattern such as deploy|release, or words instead of it';
const WORD = 'a word or a few, such as deploy, "push to prod" or with any ending выкат*';
const MODE = 'agent, chat or assistant';
const PLUGIN = 'reminders, knowledge, places or calendar';
const rule = map({
  pattern: z.string(PATTERN).min(1, PATTERN).max(500, 'at most 500 characters').optional(),
  words: list(
    z
      .string(WORD)
      .max(100, 'at most 100 characters')
      .regex(/^[^\s*][^*]*\*?$/, WORD),
  ),
  mode: z.enum(['agent', 'chat', 'assistant'], MODE).optional(),
  plugin: z.enum(['reminders', 'knowledge', 'places', 'calendar'], PLUGIN).optional(),
  model: modelId.optional(),
});

/** What may stand under `routing` in parley.yaml. */
export const routing = map({ model: modelId.optional(), rules: z.array(rule, 'a list').max(200, 'at most 200 rules').optional() });
