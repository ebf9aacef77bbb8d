import type { Language } from '../access/person.ts';
import type { ModelEntry } from '../routing/model-catalogue.ts';

const WORDS: Readonly<Record<Language, Readonly<Record<'tools' | 'vision' | 'reasoning' | 'free', string>>>> = {
  en: { tools: 'tools', vision: 'sees pictures', reasoning: 'thinks', free: 'free' },
  ru: { tools: 'инструменты', vision: 'видит картинки', reasoning: 'рассуждает', free: 'бесплатно' },
};

/** A model as `/model` lists it: its id, how much it can read, and what it can do. */
export function modelLine({ id, contextTokens, capabilities, isFree }: ModelEntry, language: Language): string {
  const words = WORDS[language];
  const can = (['tools', 'vision', 'reasoning'] as const).filter((name) => capabilities[name]).map((name) => words[name]);
  const facts = [windowOf(contextTokens), can.join(', '), isFree ? words.free : ''].filter((fact) => fact !== '');
  return `- \`${id}\`: ${facts.join(' · ')}`;
}

/** In thousands of tokens, as models are advertised: 32768 is 32K, 1000000 is 1M. */
function windowOf(tokens: number): string {
  if (tokens >= 1_000_000) return `${String(Math.floor(tokens / 100_000) / 10)}M`;
  if (tokens < 1_000) return String(tokens);
  return `${String(Math.floor(tokens / (tokens % 1_024 === 0 ? 1_024 : 1_000)))}K`;
}
