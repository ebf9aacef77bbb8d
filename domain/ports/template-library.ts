import type { Template, TemplateProblem } from '../tasks/template.ts';

/** Named prompts: built-in ones, those in the data folder, those of a project (`templates/*.yaml`); the nearer one of a name wins. */
export interface TemplateLibrary {
  /** `folder`: the project's; null: none. What is broken is told with its place, and the others load. */
  list(folder: string | null): Promise<{ readonly templates: readonly Template[]; readonly problems: readonly TemplateProblem[] }>;
}
