import { expect, test } from 'vitest';

import { KNOWN_MODELS, OFFLINE_MODEL } from './known-models.ts';
import { makeModelProbe } from './model-probe.ts';

test('says what to set when there is no model but the offline one, without calling Parley unready for it', async () => {
  const probe = await makeModelProbe(() => [OFFLINE_MODEL])();
  expect(probe).toMatchObject({ isReady: false, isEssential: false });
  expect(probe.detail).toContain('ANTHROPIC_API_KEY');
});

test('is content with any real model', async () => {
  expect(await makeModelProbe(() => [OFFLINE_MODEL, ...KNOWN_MODELS])()).toMatchObject({ isReady: true, detail: null });
});
