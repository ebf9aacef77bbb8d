export type Side = 'heads' | 'tails';

/** Which side is up, of a number that is as good as any other. */
export function toss(number: number): Side {
  return number % 2 === 0 ? 'heads' : 'tails';
}
