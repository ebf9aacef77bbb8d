import type { Command } from 'commander';

import type { Front } from '../front.ts';
import { TEMPLATES } from './template-documents.ts';

const COLUMNS = [
  { title: 'NAME' },
  { title: 'FROM', isOptional: true },
  { title: 'PARAMETERS', shrinks: true },
  { title: 'DESCRIPTION', shrinks: true, isOptional: true },
] as const;

/** `templates`. */
export function addTemplates(program: Command, front: Front): void {
  program
    .command('templates')
    .description('list the prompts that are ready for `task --template`')
    .option('--project <name>', 'also those of this project')
    .action(async ({ project }: { project?: string }, command: Command) => {
      const { ask, terminal } = front.client(command);
      const { templates } = await ask(TEMPLATES, { project: project ?? null });
      const rows = (templates?.templates ?? []).map(({ name, from, hides, parameters, description }) => [
        name,
        `${from.toLowerCase().replace('_', '-')}${hides == null ? '' : ` (not ${hides.toLowerCase().replace('_', '-')})`}`,
        parameters.map((each) => `--${each.name}${each.default == null ? ' …' : ''}`).join(' '),
        description,
      ]);
      terminal.table(COLUMNS, rows);
      for (const { file, line, column, message } of templates?.problems ?? []) {
        terminal.note(`${[file, line, column].filter((part) => part != null).join(':')}: ${message}`);
      }
    });
}
