import type { Language } from '../../access/person.ts';
import type { RanCommand, TaskEvidence } from '../../tasks/task-evidence.ts';
import { EVIDENCE_TEXTS } from './evidence-texts.ts';

const MAX_COMMANDS = 5;
const MAX_FILES = 8;
const MAX_COMMAND = 80;

/** The sentence that names the checks that failed; the newest one with its exit code. */
export function tellFailedChecks(failed: readonly RanCommand[], language: Language): string {
  const texts = EVIDENCE_TEXTS[language];
  const newest = failed.at(-1);
  return newest === undefined ? '' : texts.failed(texts.exited(asCode(newest.command), newest.exitCode), failed.length - 1);
}

/** The evidence in a few lines of Markdown, the newest commands, without what git knows; '' when there is none. */
export function tellEvidence({ commands, filesWritten }: TaskEvidence, language: Language): string {
  const texts = EVIDENCE_TEXTS[language];
  const ran = commands.slice(-MAX_COMMANDS).map(({ command, exitCode }) => texts.exited(asCode(command), exitCode));
  const files = filesWritten.slice(0, MAX_FILES).map(asCode);
  const lines = [
    ran.length === 0 ? [] : [texts.commands(ran.join(', '), commands.length - ran.length)],
    files.length === 0 ? [] : [texts.files(files.join(', '), filesWritten.length - files.length)],
  ];
  return lines.flat().join('\n');
}

/** On one line, shortened, as Markdown code. */
function asCode(text: string): string {
  const line = text.replaceAll(/\s+/gu, ' ').trim().replaceAll('`', "'");
  return `\`${line.length > MAX_COMMAND ? `${line.slice(0, MAX_COMMAND).toWellFormed()}…` : line}\``;
}
