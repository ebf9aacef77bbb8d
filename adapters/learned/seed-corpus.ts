import { readdirSync, readFileSync } from 'node:fs';

import type { TrainingExample } from '../../domain/routing/learned/classifier.ts';
import { expandSeed } from '../../domain/routing/learned/seed-grammar.ts';

const FOLDER = new URL('../../domain/routing/learned/seed/', import.meta.url);
const FILE = /^(?:agent|assistant|chat)[\w-]*\.(en|ru)\.txt$/u;

/** Every utterance of the seed corpus that comes with Parley. Takes a fraction of a second, so only for training. */
export function readSeedCorpus(): TrainingExample[] {
  const read = (name: string): string => readFileSync(new URL(name, FOLDER), 'utf8');
  return readdirSync(FOLDER)
    .toSorted()
    .flatMap((name) => {
      const language = FILE.exec(name)?.[1];
      return language === undefined ? [] : expandSeed({ name, content: read(name), frames: read(`frames.${language}.txt`) });
    });
}
