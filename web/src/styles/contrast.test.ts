import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8');
/** The colours of one room: 0 light, 1 dark. */
function colours(room: 0 | 1): ReadonlyMap<string, string> {
  const pairs = css.matchAll(/--([a-z-]+): light-dark\(#([0-9a-f]{6}), #([0-9a-f]{6})\);/g);
  return new Map([...pairs].map(([, name = '', ...values]) => [name, values[room] ?? '']));
}

/** Relative luminance after WCAG 2.2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((start) => {
    const part = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [brighter = 0, darker = 0] = [luminance(a), luminance(b)].sort((one, other) => other - one);
  return (brighter + 0.05) / (darker + 0.05);
}

const GROUNDS = ['paper', 'surface', 'sunken', 'message'];
const WRITINGS = ['text', 'muted', 'accent', 'accent-hover', 'danger', 'warning', 'good', 'info', 'magenta'];
const PAIRS = [
  ...WRITINGS.flatMap((writing) => GROUNDS.map((ground) => [writing, ground, 4.5] as const)),
  ['on-accent', 'accent', 4.5] as const,
  ['on-accent', 'accent-hover', 4.5] as const,
  ['on-danger', 'danger', 4.5] as const,
  // The edge of what can be used, against what is around it.
  ...['paper', 'surface', 'sunken'].map((ground) => ['field-line', ground, 3] as const),
];

test.each([
  ['light', colours(0)],
  ['dark', colours(1)],
])('every %s colour can be read on what it stands on, as WCAG AA asks', (_name, palette) => {
  const poor = PAIRS.map(([one, other, wanted]) => {
    const reached = contrast(palette.get(one) ?? '000000', palette.get(other) ?? '000000');
    return reached >= wanted ? null : `${one} on ${other}: ${reached.toFixed(2)}`;
  });
  expect(poor.filter((pair) => pair !== null)).toEqual([]);
});
