import type { Language } from '../access/person.ts';

/** What Parley knows and puts before the question of a prompt. */
export interface PromptFacts {
  readonly language: Language;
  /** Facts about the person, as they said them; may be empty. */
  readonly facts: readonly string[];
}

const BLOCK = /<known-facts language="(en|ru)">\n([\s\S]*?)<\/known-facts>/;

/**
 * Writes facts as a delimited block, one a line. Models read it as it is; the offline provider reads it
 * back with `parseFactsBlock`. A fact can't close the block or fake a second line: `&`, `<` and line ends are escaped.
 */
export function renderFactsBlock({ language, facts }: PromptFacts): string {
  const lines = facts.map((fact) => `- ${escape(fact.trim())}\n`).join('');
  return `<known-facts language="${language}">\n${lines}</known-facts>`;
}

/** Reads the first block back; null: the text holds none. */
export function parseFactsBlock(text: string): PromptFacts | null {
  const match = BLOCK.exec(text);
  if (!match) return null;
  const lines = (match[2] ?? '').split('\n').filter((line) => line.startsWith('- '));
  return { language: match[1] === 'ru' ? 'ru' : 'en', facts: lines.map((line) => unescape(line.slice(2))) };
}

/** What stands around the first block. */
export function withoutFactsBlock(text: string): string {
  return text.replace(BLOCK, '');
}

const READER = /<reader language="(en|ru)"\/>/;

/** Says in a system text which language the person reads. */
export function renderReader(language: Language): string {
  return `<reader language="${language}"/>`;
}

/** Reads that back; null: the text does not say. */
export function parseReader(system: string): Language | null {
  const language = READER.exec(system)?.[1];
  return language === 'ru' || language === 'en' ? language : null;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\r', '&#13;').replaceAll('\n', '&#10;');
}

function unescape(text: string): string {
  return text.replaceAll('&#10;', '\n').replaceAll('&#13;', '\r').replaceAll('&lt;', '<').replaceAll('&amp;', '&');
}
