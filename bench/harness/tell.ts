import type { Figures } from './figures.ts';

/** Says for people what goes on. */
export type Tell = (what: string, figures?: Figures) => void;

const DIGITS = 4;

/** Writes to standard error, so that standard output holds the results only. */
export const tellOnScreen: Tell = (what, figures = {}) => {
  const shown = Object.entries(figures).map(([measure, value]) => `${measure} ${Number(value.toPrecision(DIGITS))}`);
  process.stderr.write(`${[what, ...shown].join('  ')}\n`);
};
