import type { Language } from '../access/person.ts';
import { InvalidInputError } from '../errors.ts';

const LONGEST = 500;
const EXAMPLE = 'https://github.com/owner/name';
const TEXTS: Readonly<Record<Language, Readonly<Record<'httpsOnly' | 'noSecrets' | 'noName', string>>>> = {
  en: {
    httpsOnly: `A project is cloned over https only: give an address such as ${EXAMPLE}.`,
    noSecrets: `Leave names and passwords out of the address, as it is kept and shown: such as ${EXAMPLE}.`,
    noName: `The address names no repository: give one such as ${EXAMPLE}.`,
  },
  ru: {
    httpsOnly: `Проект клонируется только по https: укажите адрес, например ${EXAMPLE}.`,
    noSecrets: `Уберите из адреса имена и пароли, ведь он хранится и показывается: например ${EXAMPLE}.`,
    noName: `Адрес не называет репозиторий: укажите другой, например ${EXAMPLE}.`,
  },
};

/** Whether somebody means a repository elsewhere, rather than a folder. */
export function isGitAddress(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:/i.test(text) || /^[\w.-]+@[\w.-]+:/.test(text) || /\.git\/?$/i.test(text);
}

/** A repository's address that can be cloned, and the name that its project gets. Throws InvalidInputError. */
export function readGitAddress(text: string, language: Language): { readonly url: string; readonly name: string } {
  const url = text.length <= LONGEST && URL.canParse(text) ? new URL(text) : null;
  if (url === null || url.protocol !== 'https:') {
    throw new InvalidInputError('url', TEXTS[language].httpsOnly);
  }
  if (url.username !== '' || url.password !== '') {
    throw new InvalidInputError('url', TEXTS[language].noSecrets);
  }
  const name = decoded(url.pathname.split('/').findLast((part) => part !== '') ?? '').replace(/\.git$/i, '');
  if (!isProjectName(name)) {
    throw new InvalidInputError('url', TEXTS[language].noName);
  }
  return { url: url.href, name };
}

/** Whether a project that is cloned can be called so: one folder right below the workspace. */
export function isProjectName(name: string): boolean {
  return /^[\p{L}\p{N}_][\p{L}\p{N}._-]{0,63}$/u.test(name);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
