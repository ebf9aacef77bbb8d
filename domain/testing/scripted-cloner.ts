import type { ProjectCloner } from '../ports/project-cloner.ts';

export interface ScriptedCloner extends ProjectCloner {
  /** The addresses that were cloned, in order. */
  readonly cloned: string[];
}

/** Clones everything but what is at `nowhere.example`. */
export function makeScriptedCloner(): ScriptedCloner {
  const cloned: string[] = [];
  return {
    cloned,
    clone: async (url, name) => {
      if (url.includes('nowhere.example'))
        return {
          kind: 'refused',
          message: { en: 'The repository could not be fetched: not found.', ru: 'Не удалось получить репозиторий: нет такого.' },
        };
      cloned.push(url);
      return { kind: 'ok', value: `/workspace/${name}` };
    },
  };
}
