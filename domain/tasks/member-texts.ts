import type { Language } from '../access/person.ts';

interface Texts {
  readonly notYours: string;
  readonly guest: (name: string) => string;
  readonly stays: (name: string) => string;
  readonly nobody: (who: string) => string;
  readonly several: (who: string) => string;
}

/** What is wrong with a change of a project's members. */
export const MEMBER_TEXTS: Readonly<Record<Language, Texts>> = {
  en: {
    notYours: 'Only whoever added a project, or an admin, decides who its members are.',
    guest: (name) => `${name} is a guest, who can use no project: change the role first.`,
    stays: (name) => `${name} has added the project and stays its member.`,
    nobody: (who) => `Nobody here is called "${who}": write the name as /whoami shows it there, or an identity such as telegram:7.`,
    several: (who) => `More than one here is called "${who}": write an identity such as telegram:7.`,
  },
  ru: {
    notYours: 'Кто участвует в проекте, решают администраторы и тот, кто его добавил.',
    guest: (name) => `${name} — гость, а гостям проекты недоступны: сначала смените роль.`,
    stays: (name) => `${name} — тот, кто добавил проект, и остаётся его участником.`,
    nobody: (who) => `Никого с именем «${who}» здесь нет: напишите имя, как его там показывает /whoami, или адрес, например telegram:7.`,
    several: (who) => `С именем «${who}» здесь несколько человек: напишите адрес, например telegram:7.`,
  },
};
