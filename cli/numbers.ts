import { InvalidArgumentError } from 'commander';

/** Reads a whole number of an option. */
export function wholeNumber({ from, to }: { from: number; to: number }): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (/^\d+$/.test(text) && number >= from && number <= to) return number;
    throw new InvalidArgumentError(`Allowed: a whole number from ${from} to ${to}.`);
  };
}

/** Reads an amount of US dollars of an option. */
export function amount(text: string): number {
  const number = Number(text);
  if (/^\d+(\.\d+)?$/.test(text) && number > 0) return number;
  throw new InvalidArgumentError('Allowed: an amount such as 0.50.');
}
