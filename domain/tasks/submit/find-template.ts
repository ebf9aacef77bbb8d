import type { Language } from '../../access/person.ts';
import { InvalidInputError } from '../../errors.ts';
import { nearestName } from '../../nearest-name.ts';
import type { TemplateLibrary } from '../../ports/template-library.ts';
import type { Template, TemplateProblem } from '../template.ts';
import { SUBMIT_TEXTS } from './submit-texts.ts';

/** The template of this name; throws InvalidInputError with the nearest name, or with what is wrong with its file. */
export function templateNamed(
  { templates, problems }: Awaited<ReturnType<TemplateLibrary['list']>>,
  name: string,
  language: Language,
): Template {
  const wanted = name.trim().toLowerCase();
  const found = templates.find((template) => template.name === wanted);
  if (found !== undefined) return found;
  const texts = SUBMIT_TEXTS[language];
  const broken = problems.find(({ file }) => nameOfFile(file) === wanted);
  if (broken !== undefined) throw new InvalidInputError('template', texts.brokenTemplate(wanted, problemLine(broken)));
  const known = templates.map((template) => template.name);
  const shown = wanted.length > 60 ? `${wanted.slice(0, 60).toWellFormed()}…` : wanted;
  throw new InvalidInputError('template', texts.noTemplate(shown, nearestName(wanted, known), known));
}

function nameOfFile(file: string): string {
  return (file.split('/').at(-1) ?? '').replace(/\.ya?ml$/i, '').toLowerCase();
}

/** `templates/daily.yaml:3:5: what is wrong`. */
export function problemLine({ file, line, column, message }: TemplateProblem): string {
  return `${[file, line, column].filter((part) => part !== null).join(':')}: ${message}`;
}
