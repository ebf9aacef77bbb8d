import type { Language } from '../access/person.ts';
import type { FileRefusal } from '../ports/project-files.ts';
import type { Ports } from '../ports/ports.ts';

interface Texts {
  readonly notAPath: (path: string) => string;
  readonly slip: (written: string, meant: string) => string;
  readonly nameTaken: (path: string, name: string) => string;
  readonly notUsable: (name: string) => string;
  readonly notAName: (name: string) => string;
  readonly exists: (name: string) => string;
  /** Why there can be no such folder. */
  readonly refused: (path: string, refusal: FileRefusal) => string;
}

const REFUSALS: Readonly<Record<Language, Readonly<Partial<Record<FileRefusal, string>>>>> = {
  en: {
    'not-a-folder': 'there is a file of that name; choose another one, such as my-site.',
    'no-space': 'there is no space left on the disk.',
    'not-allowed': 'Parley may not make a folder there; choose another name, such as my-site.',
  },
  ru: {
    'not-a-folder': 'так называется файл; выберите другое имя, например my-site.',
    'no-space': 'на диске не осталось места.',
    'not-allowed': 'создать там папку нельзя; выберите другое имя, например my-site.',
  },
};

const TEXTS: Readonly<Record<Language, Texts>> = {
  en: {
    notAPath: (path) =>
      `"${path}" can't be a project: use a folder's name in letters, digits, dots and dashes, below the workspace, such as my-site.`,
    slip: (written, meant) => `There is no project "${written}": did you mean ${meant}? \`projects add ${written}\` makes a new one.`,
    nameTaken: (path, name) => `"${path}" can't be a project: "${name}" is already the name of another folder.`,
    notUsable: (name) => `A project named "${name}" can't be used: choose another name, or ask an admin.`,
    notAName: (name) => `"${name}" can't name a project: use letters, digits, dots and dashes, such as my-site.`,
    exists: (name) => `There is a project named "${name}" already: choose it with /project ${name}.`,
    refused: (path, refusal) => `"${path}" can't be a project: ${REFUSALS.en[refusal] ?? "there can't be such a folder."}`,
  },
  ru: {
    notAPath: (path) =>
      `«${path}» не может быть проектом: нужна папка внутри рабочей, с именем из букв, цифр, точек и дефисов, например my-site.`,
    slip: (written, meant) => `Проекта «${written}» нет: может быть, ${meant}? Новый создаст \`projects add ${written}\`.`,
    nameTaken: (path, name) => `«${path}» не может быть проектом: именем «${name}» уже названа другая папка.`,
    notUsable: (name) => `Проект с именем «${name}» вам недоступен: выберите другое имя или спросите администратора.`,
    notAName: (name) => `«${name}» не годится в имена проекту: можно буквы, цифры, точки и дефисы, например my-site.`,
    exists: (name) => `Проект «${name}» уже есть: выберите его командой /project ${name}.`,
    refused: (path, refusal) => `«${path}» не может быть проектом: ${REFUSALS.ru[refusal] ?? 'такой папки быть не может.'}`,
  },
};

/** What is wrong with a project that somebody wants, in their language. */
export async function projectTexts({ people }: Pick<Ports, 'people'>, personId: string): Promise<Texts> {
  return TEXTS[(await people.get(personId))?.language ?? 'en'];
}
