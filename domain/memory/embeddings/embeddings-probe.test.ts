import { describe, expect, test } from 'vitest';

import { UnreachableError } from '../../errors.ts';
import { makeManualClock } from '../../testing/manual-clock.ts';
import { embedsNot, makeScriptedEmbedder } from '../../testing/scripted-embedder.ts';
import { makeScriptedProvider } from '../../testing/scripted-provider.ts';
import { makeEmbeddingsProbe } from './embeddings-probe.ts';

describe('the probe of the model for vectors', () => {
  test('says how to set one where none is', async () => {
    const probe = makeEmbeddingsProbe({ embedder: null, provider: null, clock: makeManualClock() });
    expect(await probe()).toMatchObject({ isReady: true, isEssential: false, detail: expect.stringContaining('memory.embeddings') });
  });

  test('asks a free one for a vector, once a minute', async () => {
    const clock = makeManualClock();
    const embedder = makeScriptedEmbedder({ isFree: true });
    const probe = makeEmbeddingsProbe({ embedder, provider: null, clock });
    expect(await probe()).toEqual({ name: 'embeddings', isReady: true, detail: null, isEssential: false });
    await probe();
    expect(embedder.asked).toHaveLength(1);
    await clock.advance(60_000);
    embedder.add(embedsNot('unreachable'));
    expect(await probe()).toMatchObject({ isReady: false, detail: expect.stringMatching(/^box\/new makes no vectors: No\. /) });
  });

  test('waits for three seconds', async () => {
    const clock = makeManualClock();
    const embedder = makeScriptedEmbedder({ isFree: true });
    embedder.add(() => new Promise(() => {}));
    const asked = makeEmbeddingsProbe({ embedder, provider: null, clock })();
    await clock.advance(3_000);
    expect(await asked).toMatchObject({ isReady: false });
  });

  test('I6: spends nothing on one that costs something: its server is asked what it offers', async () => {
    const embedder = makeScriptedEmbedder();
    const clock = makeManualClock();
    const provider = makeScriptedProvider('box', [], []);
    expect(await makeEmbeddingsProbe({ embedder, provider, clock })()).toMatchObject({ isReady: true });
    const away = { ...provider, list: () => Promise.reject(new UnreachableError('The model server is away.')) };
    expect(await makeEmbeddingsProbe({ embedder, provider: away, clock })()).toMatchObject({
      isReady: false,
      detail: expect.stringContaining('The model server is away.'),
    });
    expect(embedder.asked).toEqual([]);
  });
});
