import { once } from 'node:events';
import { styleText } from 'node:util';

import { printable } from './printable.ts';
import { table } from './table.ts';
import type { Column } from './table.ts';

/** More than this waiting for a slow reader, and nothing more is fetched for it. */
const HIGH_WATER_BYTES = 1024 * 1024;

export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan';

/** Where the client writes: results to stdout, what is said about them to stderr. */
export interface Terminal {
  /** Whether a person looks at stdout. */
  readonly isTty: boolean;
  /** Writes as it is. */
  write(text: string): void;
  line(text: string): void;
  /** Titles and rows in columns that fit; cells are made safe. */
  table(columns: readonly Column[], rows: readonly (readonly string[])[]): void;
  /** One sentence to stderr. */
  note(sentence: string): void;
  /** Text that others wrote, harmless where a person looks, untouched where a program reads. */
  safe(text: string): string;
  /** Coloured on a terminal, unless NO_COLOR is set. */
  style(style: Style, text: string): string;
  /** Resolves when a slow reader has caught up; null: it has. */
  room(): Promise<void> | null;
  /** Resolves when everything is written. */
  flush(): Promise<void>;
}

/** A terminal over the streams of the process. */
export function makeTerminal(stdout: NodeJS.WriteStream, stderr: NodeJS.WriteStream): Terminal {
  const isTty = stdout.isTTY;
  const safe = isTty ? printable : (text: string) => text;
  const style = (given: Style, text: string): string => styleText(given, text, { stream: stdout });
  const line = (text: string): void => void stdout.write(`${text}\n`);
  return {
    isTty,
    safe,
    style,
    line,
    write: (text) => void stdout.write(text),
    table(columns, rows) {
      const [titles = '', ...lines] = table(
        columns,
        rows.map((cells) => cells.map(printable)),
        isTty ? stdout.columns : null,
      );
      line(style('dim', titles));
      for (const each of lines) line(each);
    },
    note: (sentence) => void stderr.write(`${printable(sentence)}\n`),
    room: () => (stdout.writableLength < HIGH_WATER_BYTES ? null : once(stdout, 'drain').then(() => undefined)),
    async flush() {
      for (const stream of [stdout, stderr]) await new Promise<void>((done) => stream.write('', () => done()));
    },
  };
}
