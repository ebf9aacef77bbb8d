/** The character with which terminal escapes begin, and the bell that may end them. */
const ESC = String.fromCharCode(27);
const BELL = String.fromCharCode(7);

/** Escape sequences with which programs colour and move about in a terminal. */
const ESCAPES = new RegExp(`${ESC}(?:\\[[0-?]*[ -/]*[@-~]|\\][^${BELL}${ESC}]*(?:${BELL}|${ESC}\\\\)?|[@-Z\\\\-_])`, 'gu');
const COLOUR = new RegExp(`^${ESC}\\[[0-9;]*m$`, 'u');
/** Other control characters, except the tab and, in the second, what colours begin with. */
const CONTROLS = /(?!\t)\p{Cc}/gu;
const CONTROLS_BUT_ESC = new RegExp(`(?![\\t${ESC}])\\p{Cc}`, 'gu');

/** A line as a person reads it: without terminal escapes, and of a line that was written over and over only its last state. */
export function readableLine(text: string): string {
  return lastState(text).replace(ESCAPES, '').replace(CONTROLS, '');
}

/** The same with its colours: of all terminal escapes only those stay. */
export function colouredLine(text: string): string {
  return lastState(text)
    .replace(ESCAPES, (escape) => (COLOUR.test(escape) ? escape : ''))
    .replace(CONTROLS_BUT_ESC, '');
}

function lastState(text: string): string {
  if (!text.includes('\r')) return text;
  return text.split('\r').findLast((state) => state.replace(ESCAPES, '') !== '') ?? '';
}
