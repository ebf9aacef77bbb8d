import type { Language } from '../../access/person.ts';

interface Texts {
  /** `command` stands as code already. */
  readonly exited: (command: string, exitCode: number | null) => string;
  readonly failed: (one: string, others: number) => string;
  readonly commands: (list: string, more: number) => string;
  readonly files: (list: string, more: number) => string;
}

/** What people are told of what a run itself saw. */
export const EVIDENCE_TEXTS: Readonly<Record<Language, Texts>> = {
  en: {
    exited: (command, exitCode) => (exitCode === null ? `${command} was cut off` : `${command} → ${exitCode}`),
    failed: (one, others) => `The work is not confirmed: ${one}${others === 0 ? '' : `, and ${others} more failed`}.`,
    commands: (list, more) => `Commands and exit codes: ${list}${more === 0 ? '' : ` and ${more} more`}`,
    files: (list, more) => `Files written: ${list}${more === 0 ? '' : ` and ${more} more`}`,
  },
  ru: {
    exited: (command, exitCode) => (exitCode === null ? `${command} оборвана` : `${command} → ${exitCode}`),
    failed: (one, others) => `Работа не подтверждена: ${one}${others === 0 ? '' : `, и ещё не прошло: ${others}`}.`,
    commands: (list, more) => `Команды и коды выхода: ${list}${more === 0 ? '' : ` и ещё ${more}`}`,
    files: (list, more) => `Записаны файлы: ${list}${more === 0 ? '' : ` и ещё ${more}`}`,
  },
};
