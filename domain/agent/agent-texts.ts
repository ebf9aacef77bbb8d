import type { Language } from '../access/person.ts';

interface Texts {
  readonly overSteps: (most: number) => string;
}

/** What people are told when the tool loop ends without an answer. */
export const AGENT_TEXTS: Readonly<Record<Language, Texts>> = {
  en: { overSteps: (most) => `Stopped after ${most} steps, the most that were allowed.` },
  ru: { overSteps: (most) => `Остановлено: использованы все разрешённые шаги (${most}).` },
};
