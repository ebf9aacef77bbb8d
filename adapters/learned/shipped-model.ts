import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

import type { LearnedModel } from '../../domain/routing/learned/learned-model.ts';
import { decodeModel } from '../../domain/routing/learned/encode-model.ts';

/** Written by `npm run train`. It is kept with the program because reading it takes milliseconds and training it seconds. */
export const SHIPPED_MODEL = new URL('shipped-model.bin.gz', import.meta.url);

/** The model that was trained on the seed corpus. Throws when the file is not what `npm run train` writes. */
export function readShippedModel(): LearnedModel {
  const model = decodeModel(gunzipSync(readFileSync(SHIPPED_MODEL)));
  if (model === null) throw new Error('adapters/learned/shipped-model.bin.gz is no model of this version: run npm run train.');
  return model;
}
