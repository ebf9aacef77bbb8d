/** Longer control sequences are no terminal's; only their kind is remembered while the rest is dropped. */
const MAX_PENDING = 4_096;

/** As regular expressions write them. */
const ESC = String.raw`\u001b`;
const BELL = String.raw`\u0007`;
/** The beginning of a sequence with parameters and a final letter (colours, cursor movements), in both its encodings. */
const OPENING = String.raw`(?:${ESC}\[|\u009b)`;
const CONTROL_SEQUENCE = String.raw`${OPENING}[0-?]*[ -\/]*`;
/** Sequences that hold a text, such as a window's title. A new line ends them: a stray beginning must not swallow the rest of the output. */
const TEXT_SEQUENCE = String.raw`${ESC}[\]PX^_][^${BELL}${ESC}\n]*`;
const SHORT_SEQUENCE = String.raw`${ESC}[ -\/]*`;
/** Controls other than tab, line feed, carriage return and escape. */
const OTHER_CONTROLS = String.raw`\u0000-\u0008\u000b\u000c\u000e-\u001a\u001c-\u001f\u007f-\u009f`;

const COMPLETE = new RegExp(`${CONTROL_SEQUENCE}[@-~]|${TEXT_SEQUENCE}(?:${BELL}|${ESC}\\\\)|${SHORT_SEQUENCE}[0-OQ-WYZ\\\\\`-~]`, 'gu');
const BEGUN = new RegExp(`(?:${CONTROL_SEQUENCE}|${TEXT_SEQUENCE}${ESC}?|${SHORT_SEQUENCE})$`, 'u');
const COLOUR = new RegExp(`^${OPENING}([0-9;:]*)m$`, 'u');
const STRAY_ESCAPE = new RegExp(`${ESC}(?!\\[[0-9;:]*m)`, 'gu');
const CONTROLS = new RegExp(`[${OTHER_CONTROLS}]`, 'gu');
const ANY_CONTROL = new RegExp(`[${OTHER_CONTROLS}${ESC}]`, 'u');

function keepColour(sequence: string): string {
  const colour = COLOUR.exec(sequence);
  return colour === null ? '' : `\u001b[${colour[1] ?? ''}m`;
}

/**
 * Makes of what a program prints for a terminal a text that can be stored and shown anywhere: colours stay, cursor movements, titles,
 * bells and other controls go. Comes in pieces; a sequence may be cut anywhere.
 */
export class TerminalText {
  #pending = '';

  /** The text of the next piece. */
  push(piece: string): string {
    const text = this.#pending + piece;
    this.#pending = '';
    if (!ANY_CONTROL.test(text)) return text;
    const begun = BEGUN.exec(text);
    const whole = begun === null ? text : text.slice(0, begun.index);
    if (begun !== null) this.#pending = begun[0].length > MAX_PENDING ? begun[0].slice(0, 2) : begun[0];
    return whole.replace(COMPLETE, keepColour).replace(STRAY_ESCAPE, '').replace(CONTROLS, '');
  }

  /** Forgets a sequence that was begun and never ended. */
  end(): void {
    this.#pending = '';
  }
}
