import { problemLine } from '../tasks/submit/find-template.ts';
import type { ListTemplates } from '../tasks/submit/list-templates.ts';
import type { Projects } from '../tasks/projects.ts';
import type { Template } from '../tasks/template.ts';
import type { Command, CommandContext } from './command.ts';
import { plainWords } from './plain-words.ts';
import { SUBMIT_COMMAND_TEXTS } from './submit-command-texts.ts';

export interface TemplateCommandDeps {
  readonly templates: ListTemplates;
  readonly projects: Projects;
}

/** `/templates`: the named prompts, or one of them with its parameters. */
export function templateCommand(deps: TemplateCommandDeps): Command {
  return {
    name: 'templates',
    aliases: ['template'],
    usage: '[NAME]',
    action: 'template.read',
    summary: { en: 'prompts that are ready for tasks', ru: 'готовые запросы для задач' },
    run: (context) => show(deps, context),
  };
}

async function show({ templates, projects }: TemplateCommandDeps, context: CommandContext): Promise<string> {
  const { argument, conversation, principal, person } = context;
  const texts = SUBMIT_COMMAND_TEXTS[person.language];
  const project = conversation.projectId === null ? null : (await projects.get(principal, conversation.projectId)).name;
  if (argument !== '') return details(await templates.get(principal, project, argument), context);
  const { templates: all, problems } = await templates.list(principal, project);
  const lines = all.length === 0 ? [texts.noTemplates] : [texts.templates, ...all.map((each) => line(each, context))];
  if (problems.length > 0) lines.push('', texts.problems, ...problems.map((each) => `- ${plainWords(problemLine(each))}`));
  return lines.join('\n');
}

function line({ name, description, from, hides }: Template, { person }: CommandContext): string {
  const texts = SUBMIT_COMMAND_TEXTS[person.language];
  const origin = [texts.origin[from], ...(hides === null ? [] : [texts.hides(texts.origin[hides])])].join(', ');
  return `- \`${name}\` (${origin}) ${plainWords(description)}`.trimEnd();
}

function details(template: Template, context: CommandContext): string {
  const texts = SUBMIT_COMMAND_TEXTS[context.person.language];
  const parameters = template.parameters.map(({ name, description, type, choices, default: value }) => {
    const kind = type === 'choice' ? choices.join(' | ') : type;
    const what = value === null ? texts.needed : texts.byDefault(value === '' ? '–' : value);
    return `- \`--${name}\` ${plainWords([description, `(${kind}; ${what})`].filter((part) => part !== '').join(' '))}`;
  });
  return [line(template, context), ...parameters, texts.useIt(template.name)].join('\n');
}
