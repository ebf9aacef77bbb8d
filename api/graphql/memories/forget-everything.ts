import { ConflictError } from '../../../domain/errors.ts';
import type { ForgetQuestion } from '../../../domain/memory/forget-everything.ts';
import type { Builder } from '../builder.ts';

/** Where the yes of a program is awaited. */
const PLACE = 'web';

/** Forgetting everything: first it is told what that is, then it is done. */
export function defineForgetEverything(builder: Builder): void {
  const question = defineQuestion(builder);
  builder.relayMutationField(
    'forgetEverything',
    {
      description: 'Nothing at first; then the yes.',
      inputFields: (t) => ({
        confirmation: t.string({
          description: 'What was answered before as `question.confirmation`; left out: nothing is forgotten, only told what would be.',
        }),
      }),
    },
    {
      description: 'Forgets everything that the caller ever said, for good, once it is confirmed within 15 minutes.',
      authScopes: { may: 'memory.forget-all' },
      errors: { types: [ConflictError] },
      resolve: async (_root, { input }, { useCases, principal }): Promise<{ question: ForgetQuestion | null }> => {
        if (input.confirmation == null) return { question: await useCases.forgetEverything.ask(principal, PLACE) };
        await useCases.forgetEverything.confirm(principal, PLACE, { id: input.confirmation, before: null });
        return { question: null };
      },
    },
    {
      description: 'What would go, or that it is gone.',
      outputFields: (t) => ({
        question: t.field({
          type: question,
          nullable: true,
          description: 'What is to be confirmed; null: it is done.',
          resolve: (answer) => answer.question,
        }),
        isForgotten: t.boolean({ description: 'Whether everything is forgotten now.', resolve: (answer) => answer.question === null }),
      }),
    },
  );
}

function defineQuestion(builder: Builder) {
  return builder.objectRef<ForgetQuestion>('ForgetQuestion').implement({
    description: 'What goes when everything is forgotten.',
    authScopes: { may: 'memory.forget-all' },
    fields: (t) => ({
      confirmation: t.exposeString('id', { description: 'To be sent as the yes, within 15 minutes.' }),
      facts: t.exposeInt('facts', { description: 'Facts about the caller and by them.' }),
      messages: t.exposeInt('messages', { description: 'Their messages with the answers.' }),
      groups: t.exposeInt('groups', { description: 'In how many groups some of these are.' }),
      files: t.exposeInt('files', { description: 'Files that came or went with them.' }),
      tasks: t.exposeInt('tasks', { description: 'Ended tasks, whose words, output and results go.' }),
      work: t.exposeInt('work', { description: 'Tasks and schedules that have not ended: they stay as they are.' }),
    }),
  });
}
