import type { Language } from '../access/person.ts';

/** What Parley knows and puts into the system text of a prompt. */
export interface PromptFacts {
  readonly language: Language;
  /** Facts about the person, as they said them; may be empty. */
  readonly facts: readonly string[];
}

const BLOCK = /<known-facts language="(en|ru)">\n([\s\S]*?)<\/known-facts>/;

/**
 * Writes facts as a delimited block for a system text, one a line. Models read it as it is; the offline provider reads it
 * back with `parseFactsBlock`. A fact can't close the block or fake a second line: `&`, `<` and line ends are escaped.
 */
export function renderFactsBlock({ language, facts }: PromptFacts): string {
  const lines = facts.map((fact) => `- ${escape(fact.trim())}\n`).join('');
  return `<known-facts language="${language}">\n${lines}</known-facts>`;
}

/** Reads the first block back; null: the text holds none. */
export function parseFactsBlock(system: string): PromptFacts | null {
  const match = BLOCK.exec(system);
  if (!match) return null;
  const lines = (match[2] ?? '').split('\n').filter((line) => line.startsWith('- '));
  return { language: match[1] === 'ru' ? 'ru' : 'en', facts: lines.map((line) => unescape(line.slice(2))) };
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\r', '&#13;').replaceAll('\n', '&#10;');
}

function unescape(text: string): string {
  return text.replaceAll('&#10;', '\n').replaceAll('&#13;', '\r').replaceAll('&lt;', '<').replaceAll('&amp;', '&');
}
