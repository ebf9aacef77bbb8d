import type { TemplateLibrary } from '../ports/template-library.ts';
import type { Template, TemplateProblem } from '../tasks/template.ts';

export interface InMemoryTemplates extends TemplateLibrary {
  /** Those that every project sees. */
  readonly known: Template[];
  /** Those of a project, by its folder. */
  readonly ofFolder: Map<string, readonly Template[]>;
  readonly problems: TemplateProblem[];
}

export function makeInMemoryTemplates(): InMemoryTemplates {
  const known: Template[] = [];
  const ofFolder = new Map<string, readonly Template[]>();
  const problems: TemplateProblem[] = [];
  return {
    known,
    ofFolder,
    problems,
    list: async (folder) => {
      const all = [...known, ...(folder === null ? [] : (ofFolder.get(folder) ?? []))];
      return { templates: [...new Map(all.map((each) => [each.name, each])).values()], problems };
    },
  };
}

/** By default one without parameters that lies in the data folder. */
export function aTemplate(change: Partial<Template> = {}): Template {
  return {
    name: 'daily',
    description: 'Looks after the project.',
    parameters: [],
    prompt: 'Look after it.',
    budgetUsd: null,
    tools: null,
    from: 'data',
    hides: null,
    ...change,
  };
}
