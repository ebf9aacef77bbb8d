import { createContext, useContext } from 'react';

import { en } from './en.ts';
import type { Texts } from './en.ts';
import { makeFormats } from './formats.ts';
import type { Formats } from './formats.ts';
import { ru } from './ru.ts';

export type Language = 'EN' | 'RU';

/** Everything that depends on the person's language. */
export interface Wording {
  readonly language: Language;
  readonly texts: Texts;
  readonly formats: Formats;
}

/** The wording of a language. Dates follow the browser's own habits when it speaks the same language. */
export function makeWording(language: Language, browserLocale: string): Wording {
  const plain = language.toLowerCase();
  const formats = makeFormats(browserLocale.toLowerCase().startsWith(plain) ? browserLocale : plain);
  return { language, texts: language === 'RU' ? ru : en, formats };
}

/** The language to speak with somebody who is not known yet. */
export function languageOf(browserLocale: string): Language {
  return browserLocale.toLowerCase().startsWith('ru') ? 'RU' : 'EN';
}

export const WordingContext = createContext<Wording>(makeWording('EN', 'en'));

export function useTexts(): Texts {
  return useContext(WordingContext).texts;
}

export function useLanguage(): Language {
  return useContext(WordingContext).language;
}

export function useFormats(): Formats {
  return useContext(WordingContext).formats;
}
