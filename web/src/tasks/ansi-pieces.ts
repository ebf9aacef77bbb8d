import Anser from 'anser';

import { colouredLine } from './readable-line.ts';

/** The colours that the console writes in: each can be read on its ground in light and in dark. */
type Hue = 'red' | 'yellow' | 'green' | 'cyan' | 'blue' | 'magenta' | 'plain' | 'faint';

export interface AnsiPiece {
  readonly text: string;
  /** Space-separated; empty: as the line is. */
  readonly className: string;
}

const GREY = 40;
const DARK = 128;
/** Where each colour ends on the circle, in degrees. */
const HUES = [
  [20, 'red'],
  [70, 'yellow'],
  [165, 'green'],
  [200, 'cyan'],
  [265, 'blue'],
  [330, 'magenta'],
  [360, 'red'],
] as const satisfies readonly (readonly [number, Hue])[];

const SHOWN_DECORATIONS = new Set(['bold', 'dim', 'italic', 'underline', 'strikethrough']);

/** A line of a terminal in pieces of one look. Any of its 16 million colours becomes the nearest of ours. */
export function ansiPieces(text: string): readonly AnsiPiece[] {
  const coloured = colouredLine(text);
  if (!coloured.includes('\u001b')) return [{ text: coloured, className: '' }];
  return Anser.ansiToJson(coloured, { json: true, remove_empty: true }).map(({ content, fg, bg, decorations }) => ({
    text: content,
    className: [...colourClasses(fg, bg), ...decorations.filter((one) => SHOWN_DECORATIONS.has(one)).map((one) => `ansi-${one}`)].join(' '),
  }));
}

function colourClasses(fg: string | null, ground: string | null): readonly string[] {
  // A colour as a ground is written on in the colour of the page: a pair that is as easy to read.
  if (ground !== null) return [`ansi-on-${hueOf(ground)}`];
  return fg === null ? [] : [`ansi-${hueOf(fg)}`];
}

/** @param rgb such as `187, 0, 0` */
function hueOf(rgb: string): Hue {
  const [red = 0, green = 0, blue = 0] = rgb.split(',').map(Number);
  const most = Math.max(red, green, blue);
  const range = most - Math.min(red, green, blue);
  if (range < GREY) return most < DARK ? 'faint' : 'plain';
  const sixth = most === red ? (green - blue) / range : most === green ? 2 + (blue - red) / range : 4 + (red - green) / range;
  const degrees = (sixth * 60 + 360) % 360;
  return HUES.find(([end]) => degrees < end)?.[1] ?? 'red';
}
