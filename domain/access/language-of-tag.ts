import type { Language } from './person.ts';

/** Which of our languages suits what a network says of somebody, such as `ru-RU`; English when it says nothing or another one. */
export function languageOfTag(tag: string | null): Language {
  return /^ru(?:[-_]|$)/i.test(tag ?? '') ? 'ru' : 'en';
}
