import type { Language } from '../access/person.ts';
import type { Approval } from './approval.ts';

interface Texts {
  readonly overSteps: (most: number) => string;
  /** Whoever decides too late is told so. */
  readonly decided: Readonly<Record<NonNullable<Approval['decision']>, string>>;
}

/** What people are told when the tool loop ends without an answer, and of requests that need none any more. */
export const AGENT_TEXTS: Readonly<Record<Language, Texts>> = {
  en: {
    overSteps: (most) => `Stopped after ${most} steps, the most that were allowed.`,
    decided: { approved: 'This was already approved.', denied: 'This was already denied.', expired: 'This request has expired.' },
  },
  ru: {
    overSteps: (most) => `Остановлено: использованы все разрешённые шаги (${most}).`,
    decided: { approved: 'Это уже одобрено.', denied: 'Это уже отклонено.', expired: 'Время этого запроса вышло.' },
  },
};
