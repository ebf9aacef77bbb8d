import { defineTool, parseWhen, z } from '../../domain/plugins/index.ts';
import { list, make } from './change.ts';
import type { ReminderContext } from './reminder.ts';

const ADD = z.object({
  what: z.string().min(1).max(500).describe('What the person is reminded of, in their language.'),
  when: z
    .string()
    .min(1)
    .max(200)
    .describe('When, in words or as a time on the clock of the person: "in half an hour", "every Monday at 9", "2026-12-24T10:00".'),
  isPrivate: z.boolean().optional().describe('Told in the private chat of the person rather than here.'),
});

/** Has the person reminded. Privileged: what somebody else wrote must not make Parley speak to them later by itself (I8). */
const add = defineTool({
  name: 'add',
  description:
    'Makes a reminder for the person you work for; it is told at its time, once or again and again. Answers with the exact time.',
  input: ADD,
  isPrivileged: true,
  run: async ({ what, when, isPrivate = false }, context: ReminderContext) => {
    const parsed = parseWhen(when, { now: context.now(), zone: context.zone });
    if (parsed.kind === 'past') return `No reminder was made: "${when}" is over already.`;
    if (parsed.kind !== 'when') return `No reminder was made: "${when}" says no time. Write it like "tomorrow at 9" or "2026-12-24T10:00".`;
    return (await make(context, { what, place: isPrivate ? 'private' : 'here' }, { ...parsed, rest: '' })).text;
  },
});

const all = defineTool({
  name: 'list',
  description: 'The reminders of the person you work for that are still to come, with their codes.',
  input: z.object({}),
  isPrivileged: false,
  run: async (_, context: ReminderContext) => (await list(context)).text,
});

/** What models may do with reminders. */
export const TOOLS = [add, all] as const;
