import type { DialectName } from '../adapters/openai/dialect.ts';

/** How a provider of this name speaks OpenAI's protocol. */
export function dialectOf(name: string): DialectName {
  return name === 'openai' || name === 'deepseek' || name === 'ollama' || name === 'lmstudio' ? name : 'compatible';
}
