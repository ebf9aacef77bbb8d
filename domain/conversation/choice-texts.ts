import type { Language } from '../access/person.ts';

interface Texts {
  readonly verbosity: (found: number) => string;
}

/** What is wrong with a choice for a conversation. */
export const CHOICE_TEXTS: Readonly<Record<Language, Texts>> = {
  en: { verbosity: (found) => `${found} is not 0, 1 or 2: 1 shows tools by name.` },
  ru: { verbosity: (found) => `${found} — не 0, 1 или 2: 1 показывает инструменты по именам.` },
};
