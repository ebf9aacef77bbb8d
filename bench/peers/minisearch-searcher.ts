import MiniSearch from 'minisearch';
import { z } from 'zod';

import { answerParent } from '../harness/child.ts';

// A peer: minisearch, an index in the memory of one process, as its documentation sets it up.

const order = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('add'), from: z.number(), texts: z.array(z.string()) }),
  z.object({ kind: z.literal('search'), questions: z.array(z.string()) }),
]);

const index = new MiniSearch({ fields: ['text'] });

answerParent(async (question) => {
  const asked = order.parse(question);
  if (asked.kind === 'add') {
    index.addAll(asked.texts.map((text, place) => ({ id: asked.from + place, text })));
    return null;
  }
  return asked.questions.map((text) => {
    const from = performance.now();
    index.search(text).slice(0, 20);
    return performance.now() - from;
  });
});
