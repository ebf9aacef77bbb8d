const START = 0x811c9dc5;
const PRIME = 0x01000193;

/** A hash to go on from, of its own for each kind of feature, so that a word and a piece of it are not the same thing. */
export function hashStart(kind: number): number {
  return Math.imul(START ^ kind, PRIME) >>> 0;
}

/** FNV-1a, one UTF-16 unit further. */
export function hashUnit(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, PRIME) >>> 0;
}

export function hashText(hash: number, text: string): number {
  let state = hash;
  for (let at = 0; at < text.length; at += 1) state = hashUnit(state, text.charCodeAt(at));
  return state;
}

/** Spreads a hash over all its bits (MurmurHash3's last step): the low bits of FNV alone collide too often. */
export function spread(hash: number): number {
  let state = hash;
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return (state ^ (state >>> 16)) >>> 0;
}
