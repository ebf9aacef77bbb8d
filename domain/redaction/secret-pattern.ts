/** A part of a secret: so many characters of a set, written as in a regular expression. */
export interface Atom {
  readonly set: string;
  readonly min: number;
  /** Infinity only in the last atom of a pattern: what is held back of a text that comes in pieces must be bounded. */
  readonly max: number;
}

/**
 * What a kind of secret looks like. Atoms instead of one regular expression, because two expressions are made of them: one that finds
 * whole secrets, and one that finds what may still become one when more text comes.
 */
export interface SecretPattern {
  /** A text without this piece has no secret of this kind; a cheap test before the expensive one. */
  readonly hint: string;
  /** What may not stand before it; a regular expression's lookbehind, or nothing. */
  readonly boundary: string;
  /** What may not stand before the beginning of one that is held back until more text comes. */
  readonly openBoundary: string;
  /** Stays in the text. */
  readonly keep: readonly Atom[];
  /** Is taken out. */
  readonly secret: readonly Atom[];
  /** Follows, and stays. */
  readonly tail: readonly Atom[];
  /** Begins a key of several lines: what follows is taken out as far as it looks like one. */
  readonly opensKey: boolean;
}

/** The atoms of a fixed text; letters in both cases when `anyCase`. */
export function literal(text: string, anyCase = false): Atom[] {
  return [...text].map((character) => {
    const escaped = (letter: string): string => letter.replace(/[\\\]^-]/u, String.raw`\$&`);
    const [lower, upper] = [character.toLowerCase(), character.toUpperCase()];
    return { set: anyCase && lower !== upper ? `[${lower}${upper}]` : `[${escaped(character)}]`, min: 1, max: 1 };
  });
}

/** From `min` to `max` characters of the set. */
export function some(set: string, min: number, max = Infinity): Atom {
  return { set, min, max };
}

function count({ min, max }: Pick<Atom, 'min' | 'max'>): string {
  return `{${min},${max === Infinity ? '' : max}}`;
}

function whole(atoms: readonly Atom[]): string {
  return atoms.map((atom) => atom.set + count(atom)).join('');
}

/** Finds what no secret of this kind is without; cheap, and may be found where there is none. */
export function hintSource({ hint, keep, secret }: SecretPattern): string {
  return hint === '' ? whole([...keep, ...secret]) : whole(literal(hint));
}

/** Finds whole secrets; its groups are what is kept, the secret, and the tail. */
export function wholeSource({ boundary, keep, secret, tail }: SecretPattern): string {
  return `${boundary}(${whole(keep)})(${whole(secret)})(${whole(tail)})`;
}

function beginning([first, ...rest]: readonly Atom[]): string {
  if (first === undefined) return '$';
  const part = `${first.set}${count({ min: 1, max: first.max })}$`;
  return rest.length === 0 ? part : `(?:${part}|${first.set}${count(first)}${beginning(rest)})`;
}

/** Finds, at the end of a text, the beginning of a secret, or a secret that could go on. */
export function beginningSource({ openBoundary, keep, secret, tail }: SecretPattern): string {
  return openBoundary + beginning([...keep, ...secret, ...tail]);
}
