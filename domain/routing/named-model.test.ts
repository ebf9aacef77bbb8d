import { expect, test } from 'vitest';

import { KNOWN_MODELS } from './known-models.ts';
import { namedModel } from './named-model.ts';

test.each([
  ['anthropic/claude-opus-5-5', 'anthropic/claude-opus-5-5'],
  ['claude-opus-5', 'anthropic/claude-opus-5'],
  ['opus', 'anthropic/claude-opus-5-5'],
  ['Sonnet', 'anthropic/claude-sonnet-5-5'],
  ['luna', 'openai/gpt-6-luna'],
  ['gpt terra', 'openai/gpt-6.1-terra'],
])('%s means %s', (said, id) => {
  expect(namedModel(KNOWN_MODELS, said)?.id).toBe(id);
});

test.each(['gpt', 'claude', 'son', 'nobody', '', '-', 'opus luna'])('%j is no model, or could be several', (said) => {
  expect(namedModel(KNOWN_MODELS, said)).toBeNull();
});
