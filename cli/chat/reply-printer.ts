import type { Terminal } from '../output/terminal.ts';

export interface ReplyPrinter {
  /** Prints what is new in the text so far. */
  show(text: string): void;
  /** Prints what is missing, and ends the line. */
  finish(text: string): void;
  /** Ends the line of a reply that does not come to its end. */
  abandon(): void;
}

/** A reply of which nothing is there after this is said to be waited for. */
const SILENCE_MS = 4_000;

/** Runs something later; what it returns takes that back. */
type Later = (run: () => void, milliseconds: number) => () => void;

const later: Later = (run, milliseconds) => {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
};

/** Prints one reply as it grows. What is printed stays: a text that goes on differently, as when another model took over, begins anew. */
export function makeReplyPrinter(terminal: Pick<Terminal, 'write' | 'safe' | 'note'>, wait: Later = later): ReplyPrinter {
  let shown = '';
  const isHeard = wait(() => terminal.note('Still waiting for an answer…'), SILENCE_MS);
  const showWhole = (text: string): void => {
    isHeard();
    if (!text.startsWith(shown)) {
      terminal.write('\n');
      terminal.note('The reply begins anew:');
      shown = '';
    }
    terminal.write(terminal.safe(text.slice(shown.length)));
    shown = text;
  };
  return {
    show(text) {
      // Blanks at the end may not stay there.
      const soFar = text.trimEnd();
      // Shorter than before: after a broken connection it is made again, most likely the same.
      if (!shown.startsWith(soFar)) showWhole(soFar);
    },
    finish(text) {
      showWhole(text.trimEnd());
      terminal.write('\n');
    },
    abandon() {
      isHeard();
      if (shown !== '') terminal.write('\n');
    },
  };
}
