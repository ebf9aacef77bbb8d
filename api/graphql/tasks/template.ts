import type { Template, TemplateParameter, TemplateProblem } from '../../../domain/tasks/template.ts';
import type { TemplateList } from '../../../domain/tasks/submit/list-templates.ts';
import type { Builder } from '../builder.ts';

const readable = { authScopes: { may: 'template.read' } } as const;

/** Named prompts with parameters. */
export function defineTemplates(builder: Builder): void {
  const list = builder.objectRef<TemplateList>('TemplateList').implement({
    description: 'The templates that the caller can use on a project.',
    ...readable,
    fields: (t) => ({
      templates: t.field({ type: [defineTemplate(builder)], description: 'By name.', resolve: ({ templates }) => [...templates] }),
      problems: t.field({
        type: [defineProblem(builder)],
        description: 'Files that are broken; those of the data folder for admins alone.',
        resolve: ({ problems }) => [...problems],
      }),
    }),
  });
  builder.queryFields((t) => ({
    templates: t.field({
      type: list,
      nullable: true,
      description: 'Prompts that are ready for tasks: built-in ones, those of the data folder, and the project’s own.',
      ...readable,
      complexity: { field: 10, multiplier: 10 },
      args: { project: t.arg.string({ description: 'A project’s name; left out: the default project.' }) },
      resolve: (_root, { project }, { useCases, principal }) => useCases.templates.list(principal, project ?? null),
    }),
  }));
}

function defineTemplate(builder: Builder) {
  const origin = builder.enumType('TemplateOrigin', {
    description: 'Where a template lies; of two with one name the nearer one holds.',
    values: {
      BUILT_IN: { value: 'built-in', description: 'It comes with Parley.' },
      DATA: { value: 'data', description: 'In `templates` of the data folder.' },
      PROJECT: { value: 'project', description: 'In `templates` of the project.' },
    } as const,
  });
  const parameter = defineParameter(builder);
  return builder.objectRef<Template>('Template').implement({
    description: 'A named prompt with parameters.',
    ...readable,
    fields: (t) => ({
      name: t.exposeString('name', { description: 'As createTask takes it.' }),
      description: t.exposeString('description', { description: 'What it is for.' }),
      prompt: t.exposeString('prompt', { description: 'With `{{name}}` where a parameter goes.' }),
      budgetUsd: t.exposeFloat('budgetUsd', { nullable: true, description: 'The most that such a task may spend; null: as configured.' }),
      tools: t.exposeStringList('tools', { nullable: true, description: 'The only tools that it may use; null: all.' }),
      from: t.expose('from', { type: origin, description: 'Where it lies.' }),
      hides: t.expose('hides', { type: origin, nullable: true, description: 'Where another one of this name lies, which this one hides.' }),
      parameters: t.field({ type: [parameter], description: 'In order.', resolve: ({ parameters }) => [...parameters] }),
    }),
  });
}

function defineParameter(builder: Builder) {
  const type = builder.enumType('TemplateParameterType', {
    description: 'What a parameter can be.',
    values: {
      TEXT: { value: 'text', description: 'Any text.' },
      NUMBER: { value: 'number', description: 'A number.' },
      FLAG: { value: 'flag', description: 'true or false.' },
      CHOICE: { value: 'choice', description: 'One of its choices.' },
    } as const,
  });
  return builder.objectRef<TemplateParameter>('TemplateParameter').implement({
    description: 'What can be said to a template.',
    ...readable,
    fields: (t) => ({
      name: t.exposeString('name', { description: 'Its name.' }),
      type: t.expose('type', { type, description: 'What it can be.' }),
      description: t.exposeString('description', { description: 'What it is for; empty: nobody says.' }),
      default: t.exposeString('default', { nullable: true, description: 'What it is when it is left out; null: it must be given.' }),
      choices: t.exposeStringList('choices', { description: 'Of a choice; empty otherwise.' }),
    }),
  });
}

function defineProblem(builder: Builder) {
  return builder.objectRef<TemplateProblem>('TemplateProblem').implement({
    description: 'What is wrong with a template’s file.',
    ...readable,
    fields: (t) => ({
      file: t.exposeString('file', { description: 'Its path.' }),
      line: t.exposeInt('line', { nullable: true, description: 'From 1; null: not known.' }),
      column: t.exposeInt('column', { nullable: true, description: 'From 1; null: not known.' }),
      message: t.exposeString('message', { description: 'What is wrong.' }),
    }),
  });
}
