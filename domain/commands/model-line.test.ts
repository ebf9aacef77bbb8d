import { expect, test } from 'vitest';

import { KNOWN_MODELS, OFFLINE_MODEL } from '../routing/known-models.ts';
import { findModel } from '../routing/model-catalogue.ts';
import { present } from '../testing/contracts/world.ts';
import { modelLine } from './model-line.ts';

test('a model is listed with its window and what it can do', () => {
  const claude = present(findModel(KNOWN_MODELS, 'claude-haiku-5-5'));
  expect(modelLine(claude, 'en')).toBe('- `anthropic/claude-haiku-5-5`: 1M · tools, sees pictures, thinks');
  const local = {
    ...OFFLINE_MODEL,
    id: 'ollama/qwen3:8b',
    contextTokens: 32_768,
    capabilities: { ...OFFLINE_MODEL.capabilities, tools: true },
  };
  expect(modelLine(local, 'ru')).toBe('- `ollama/qwen3:8b`: 32K · инструменты · бесплатно');
  expect(modelLine({ ...OFFLINE_MODEL, contextTokens: 1_050_000 }, 'en')).toBe('- `offline/quotes`: 1M · free');
});
