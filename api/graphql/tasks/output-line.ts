import { z } from 'zod';
import type { Builder } from '../builder.ts';
import type { Refs } from '../refs.ts';

const DEFAULT_LINES = 100;
const MAX_LINES = 1_000;
/** Lines of output are cheap: so many of them cost like one item of another list. */
const LINES_A_POINT = 10;

/** One numbered piece of a task's output. */
export function defineOutputLine(builder: Builder, refs: Refs): void {
  const kind = builder.enumType('OutputKind', {
    description: 'What a line of output is.',
    values: {
      TEXT: { value: 'text', description: 'What the agent or a command says.' },
      TOOL: { value: 'tool', description: 'A tool call or its result.' },
      STAGE: { value: 'stage', description: 'What is being done.' },
      STDERR: { value: 'stderr', description: 'A command’s error output.' },
      SYSTEM: { value: 'system', description: 'Parley itself.' },
    } as const,
  });
  builder.objectType(refs.outputLine, {
    description: 'One numbered piece of a task’s output; numbers begin at 1 and have no gaps.',
    authScopes: { may: 'task.read' },
    fields: (t) => ({
      number: t.exposeInt('number', { description: 'Its number in the task.' }),
      at: t.expose('at', { type: 'DateTime', description: 'When it was written.' }),
      kind: t.expose('kind', { type: kind, description: 'What it is.' }),
      text: t.exposeString('text', { description: 'The text, without the line’s end.' }),
    }),
  });
  defineTaskOutput(builder, refs);
}

/** A bounded piece of a task's output, for those who don't follow it live. */
function defineTaskOutput(builder: Builder, refs: Refs): void {
  const range = `Ask for 1 to ${MAX_LINES} lines at a time.`;
  builder.objectField(refs.task, 'output', (t) =>
    t.field({
      type: [refs.outputLine],
      description: 'The lines after a number, as many as asked for; `lastLine` tells whether there are more.',
      complexity: ({ first }) => ({ field: 5, multiplier: (first ?? DEFAULT_LINES) / LINES_A_POINT }),
      args: {
        after: t.arg.int({ defaultValue: 0, description: 'Lines with a greater number than this.' }),
        first: t.arg.int({
          defaultValue: DEFAULT_LINES,
          description: `How many lines, 1 to ${MAX_LINES}.`,
          validate: z.int().min(1, range).max(MAX_LINES, range).nullish(),
        }),
      },
      resolve: async (task, { after, first }, { useCases, principal }) => [
        ...(await useCases.tasks.readOutput(principal, task.id, after ?? 0, first ?? DEFAULT_LINES)),
      ],
    }),
  );
}
