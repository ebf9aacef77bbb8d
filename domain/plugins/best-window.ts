/** What is shown of a text, in UTF-16 units, and how far apart what is asked for may stand in it. */
const LENGTH = 400;
const CUT = '…';
/** Lines and sentences; a point inside a number or name ends none. */
const END = /\n+|(?<=[.!?…])\s+/gu;

export interface Window {
  readonly shown: string;
  /** Of the best part alone. */
  readonly fit: number;
}

/** The lines and sentences that stand together and fit best, at most 400 characters, with a mark where something is left out; and how well they fit. */
export function bestWindow(text: string, fitOf: (part: string) => number): Window {
  const units = unitsOf(text);
  let best = { from: 0, to: 0, fit: -1 };
  for (const [index, { from }] of units.entries()) {
    for (const { to } of units.slice(index)) {
      if (to - from > LENGTH && to !== units[index]?.to) break;
      const fit = fitOf(text.slice(from, to));
      const isShorter = fit === best.fit && to - from < best.to - best.from;
      if (fit > best.fit || isShorter) best = { from, to, fit };
    }
  }
  const whole = text.trim();
  if (whole.length <= LENGTH) return { shown: whole, fit: Math.max(0, best.fit) };
  // What follows tells more about it.
  const ends = units.map(({ to }) => to).filter((to) => to >= best.to && to - best.from <= LENGTH);
  const end = Math.min(ends.at(-1) ?? best.to, best.from + LENGTH);
  const part = text.slice(best.from, end).trim().toWellFormed();
  const before = best.from === 0 ? '' : `${CUT} `;
  const after = end >= text.trimEnd().length ? '' : ` ${CUT}`;
  return { shown: `${before}${part}${after}`, fit: Math.max(0, best.fit) };
}

function unitsOf(text: string): readonly { readonly from: number; readonly to: number }[] {
  const ends = [...Array.from(text.matchAll(END), ({ index, 0: { length } }) => index + length), text.length];
  return ends.flatMap((to, place) => {
    const from = ends[place - 1] ?? 0;
    return text.slice(from, to).trim() === '' ? [] : [{ from, to }];
  });
}
