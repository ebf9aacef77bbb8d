/** Escape sequences with which programs colour and move about in a terminal. */
const ESCAPES = /\u001B(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001B]*(?:\u0007|\u001B\\)?|[@-Z\\-_])/g;
/** Other control characters, except the tab. */
const CONTROLS = /[\u0000-\u0008\u000B-\u001F\u007F]/g;

/** A line as a person reads it: without terminal escapes, and of a line that was written over and over only its last state. */
export function readableLine(text: string): string {
  const plain = text.replace(ESCAPES, '');
  const states = plain.split('\r').filter((state) => state !== '');
  return (states.at(-1) ?? '').replace(CONTROLS, '');
}
