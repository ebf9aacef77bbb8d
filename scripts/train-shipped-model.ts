import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

import { readSeedCorpus } from '../adapters/learned/seed-corpus.ts';
import { SHIPPED_MODEL } from '../adapters/learned/shipped-model.ts';
import { encodeModel } from '../domain/routing/learned/encode-model.ts';
import { compare, train } from '../domain/routing/learned/train.ts';

// npm run train       trains the model that comes with Parley on the seed corpus, and writes it where it is read from

const examples = readSeedCorpus();
const model = train(examples, { seed: 1 });
if (model === null) throw new Error('The seed corpus is empty.');
const { n, candidate } = compare(model, model, examples);
writeFileSync(SHIPPED_MODEL, gzipSync(encodeModel(model), { level: 9 }));
console.log(
  `${examples.length} utterances learned; ${(100 * candidate).toFixed(1)} % of ${n} held out are right; version ${model.version}`,
);
