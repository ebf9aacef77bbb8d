import type { OutputLine } from '../tasks/output-line.ts';

/** What a chat message shows of a log, in UTF-16 units: networks take little more than 4,000 at once. */
const LONGEST = 3_500;

/** The newest lines that fit, as a code block. */
export function logText(lines: readonly OutputLine[]): string {
  const text = lines.map((line) => line.text).join('\n');
  const shown = text.length > LONGEST ? `…${text.slice(-LONGEST).toWellFormed()}` : text;
  const fence = '`'.repeat(Math.max(3, longestRun(shown) + 1));
  return `${fence}\n${shown}\n${fence}`;
}

/** Of back quotes, so that the fence around the lines is longer. */
function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}
