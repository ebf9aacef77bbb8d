import type { TaskOutputSubscription } from '../generated/graphql.ts';
import { printableJson } from '../output/printable.ts';
import type { Style, Terminal } from '../output/terminal.ts';

/** One line of a task's output. */
export type OutputLine = TaskOutputSubscription['taskOutput'];

const STYLES: Readonly<Record<OutputLine['kind'], Style | null>> = {
  TEXT: null,
  STDERR: 'yellow',
  TOOL: 'cyan',
  STAGE: 'bold',
  SYSTEM: 'dim',
};
/** What a command or the agent says stands as it was said. */
const VERBATIM = new Set<OutputLine['kind']>(['TEXT', 'STDERR']);

/** For people: what else than the output itself happened says so by its kind. */
export function printLine(terminal: Terminal, { kind, text }: OutputLine): void {
  const shown = VERBATIM.has(kind) ? terminal.safe(text) : `[${kind.toLowerCase()}] ${terminal.safe(text)}`;
  const style = STYLES[kind];
  terminal.line(style === null ? shown : terminal.style(style, shown));
}

/** For programs: one JSON object a line. */
export function printJsonLine(terminal: Terminal, { number, at, kind, text }: OutputLine): void {
  terminal.line(printableJson({ number, at, kind: kind.toLowerCase(), text }));
}
