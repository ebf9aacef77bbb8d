import { hashStart, hashText, hashUnit, spread } from './feature-hash.ts';
import { stemOf } from './stem-of.ts';
import { shapesOf } from './text-shapes.ts';
import { kindsOfWord } from './word-kinds.ts';

/** What a text is cut to: what is wanted stands at the beginning or, after something pasted, at the end. */
const HEAD_UNITS = 600;
const TAIL_UNITS = 200;
/** Rarely is a word longer; what follows says nothing of its own. */
const WORD_UNITS = 24;
/** Kinds of words say most in what begins a text, and in a long one nearly all of them occur. */
const OPENING_KINDS = 4;
/** Finding stems takes most of the time; of words that stand further on their pieces tell enough. */
const STEMMED_WORDS = 50;
const PIECE_MIN = 3;
const PIECE_MAX = 5;
const WORD = /\p{L}[\p{L}\p{M}\p{N}]*|\p{N}+/gu;

const KIND = {
  word: 1,
  stem: 2,
  pair: 3,
  opening: 4,
  piece: 5,
  shape: 6,
  apart: 7,
  length: 8,
  wordKind: 9,
  kindBefore: 10,
  kindAfter: 11,
  kindOpening: 12,
  kindPair: 13,
  openingAndKind: 14,
  kinds: 15,
  kindOrder: 16,
} as const;

type Add = (kind: number, value: string) => void;

/**
 * The hashed features of a text, each once: words, stems, neighbours, the opening words, pieces of words (they carry a word's
 * other forms and its misspellings), kinds of words and which of them stand together, and shapes. Bounded however long the text.
 * Empty: there is no letter and no digit in it.
 */
export function featuresOf(text: string): Uint32Array {
  const cut = excerpt(text);
  const words = [...cut.toLowerCase().replaceAll('ё', 'е').matchAll(WORD)].map(([word]) => word.slice(0, WORD_UNITS));
  if (words.length === 0) return new Uint32Array();
  const found = new Set<number>();
  const add: Add = (kind, value) => void found.add(spread(hashText(hashStart(kind), value)));
  const stems = words.map((word, at) => (at < STEMMED_WORDS ? stemOf(word) : word));
  addWords(words, stems, add);
  addKinds(words, stems, add);
  for (const word of words) addPieces(word, found);
  add(KIND.length, String(Math.min(6, Math.floor(Math.log2(words.length)))));
  for (const shape of shapesOf(cut)) add(KIND.shape, shape);
  return Uint32Array.from(found);
}

function excerpt(text: string): string {
  const cut = text.length <= HEAD_UNITS + TAIL_UNITS ? text : `${text.slice(0, HEAD_UNITS)}\n${text.slice(-TAIL_UNITS)}`;
  return cut.normalize('NFKC').replaceAll('’', "'");
}

function addWords(words: readonly string[], stems: readonly string[], add: Add): void {
  for (const word of words) add(KIND.word, word);
  stems.forEach((stem, at) => {
    add(KIND.stem, stem);
    if (at + 1 < stems.length) add(KIND.pair, `${stem} ${stems[at + 1]}`);
    if (at + 2 < stems.length) add(KIND.apart, `${stem} ${stems[at + 2]}`);
  });
  for (const count of [1, 2, 3]) add(KIND.opening, words.slice(0, count).join(' '));
}

function addKinds(words: readonly string[], stems: readonly string[], add: Add): void {
  const kinds = words.map(kindsOfWord);
  kinds.forEach((ofWord, at) => {
    for (const kind of ofWord) {
      add(KIND.wordKind, kind);
      add(KIND.kindBefore, `${stems[at - 1] ?? '^'} ${kind}`);
      add(KIND.kindAfter, `${kind} ${stems[at + 1] ?? '$'}`);
      if (at < 2) add(KIND.kindOpening, `${at} ${kind}`);
    }
  });
  const present = [...new Set(kinds.flat())].toSorted();
  present.forEach((kind, at) => {
    add(KIND.openingAndKind, `${words[0]} ${kind}`);
    for (const other of present.slice(at + 1)) add(KIND.kindPair, `${kind} ${other}`);
  });
  const inOrder = kinds.flat().filter((kind, at, all) => kind !== all[at - 1]);
  add(KIND.kinds, present.join(' '));
  add(KIND.kindOrder, inOrder.slice(0, OPENING_KINDS).join(' '));
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
