/** The character with which terminal escapes begin, and the bell that may end them. */
const ESC = String.fromCharCode(27);
const BELL = String.fromCharCode(7);

/** Escape sequences with which programs colour and move about in a terminal. */
const ESCAPES = new RegExp(`${ESC}(?:\\[[0-?]*[ -/]*[@-~]|\\][^${BELL}${ESC}]*(?:${BELL}|${ESC}\\\\)?|[@-Z\\\\-_])`, 'gu');
/** Other control characters, except the tab. */
const CONTROLS = /(?!\t)\p{Cc}/gu;

/** A line as a person reads it: without terminal escapes, and of a line that was written over and over only its last state. */
export function readableLine(text: string): string {
  const plain = text.replace(ESCAPES, '');
  const states = plain.split('\r').filter((state) => state !== '');
  return (states.at(-1) ?? '').replace(CONTROLS, '');
}
