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
        return { kind: 'refused', refusal: 'missing', message: 'The repository could not be fetched: not found.' };
      cloned.push(url);
      return { kind: 'ok', value: `/workspace/${name}` };
    },
  };
}
