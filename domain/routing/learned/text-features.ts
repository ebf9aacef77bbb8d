import { hashStart, hashText, hashUnit, spread } from './feature-hash.ts';
import { shapesOf } from './text-shapes.ts';

/** What a text is cut to: what is wanted stands at the beginning or, after something pasted, at the end. */
const HEAD_UNITS = 600;
const TAIL_UNITS = 200;
/** Rarely is a word longer; what follows says nothing of its own. */
const WORD_UNITS = 24;
const STEM_UNITS = 5;
const PIECE_MIN = 3;
const PIECE_MAX = 5;
const WORD = /\p{L}[\p{L}\p{M}\p{N}]*|\p{N}+/gu;

const KIND = { word: 1, stem: 2, pair: 3, opening: 4, piece: 5, shape: 6, apart: 7, length: 8 } as const;

/**
 * The hashed features of a text, each once: words, stems, neighbours, the opening words, pieces of words (they carry a word's
 * other forms and its misspellings), and shapes. Bounded however long the text. Empty: there is no letter and no digit in it.
 */
export function featuresOf(text: string): Uint32Array {
  const cut = excerpt(text);
  const words = [...cut.toLowerCase().replaceAll('ё', 'е').matchAll(WORD)].map(([word]) => word.slice(0, WORD_UNITS));
  if (words.length === 0) return new Uint32Array();
  const found = new Set<number>();
  const add = (kind: number, value: string): void => void found.add(spread(hashText(hashStart(kind), value)));
  words.forEach((word, at) => {
    const stem = word.slice(0, STEM_UNITS);
    add(KIND.word, word);
    add(KIND.stem, stem);
    const next = words[at + 1];
    const afterNext = words[at + 2];
    if (next !== undefined) add(KIND.pair, `${stem} ${next.slice(0, STEM_UNITS)}`);
    if (afterNext !== undefined) add(KIND.apart, `${stem} ${afterNext.slice(0, STEM_UNITS)}`);
    addPieces(word, found);
  });
  add(KIND.opening, words[0] ?? '');
  add(KIND.opening, words.slice(0, 2).join(' '));
  add(KIND.opening, words.slice(0, 3).join(' '));
  add(KIND.length, String(Math.min(6, Math.floor(Math.log2(words.length)))));
  for (const shape of shapesOf(cut)) add(KIND.shape, shape);
  return Uint32Array.from(found);
}

function excerpt(text: string): string {
  const cut = text.length <= HEAD_UNITS + TAIL_UNITS ? text : `${text.slice(0, HEAD_UNITS)}\n${text.slice(-TAIL_UNITS)}`;
  return cut.normalize('NFKC').replaceAll('’', "'");
}

function addPieces(word: string, found: Set<number>): void {
  const edged = `^${word}$`;
  for (let from = 0; from <= edged.length - PIECE_MIN; from += 1) {
    let hash = hashStart(KIND.piece);
    const end = Math.min(edged.length, from + PIECE_MAX);
    for (let at = from; at < end; at += 1) {
      hash = hashUnit(hash, edged.charCodeAt(at));
      if (at - from + 1 >= PIECE_MIN) found.add(spread(hash));
    }
  }
}
