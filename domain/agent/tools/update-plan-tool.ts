import * as z from 'zod';
import { defineTool } from '../tool.ts';

const MAX_ITEMS = 30;

/** Lets people see what the agent has in mind and how far it is. */
export const updatePlanTool = defineTool({
  name: 'update_plan',
  description:
    'Shows the person your plan: the whole list of steps each time, with what is done, what you are doing now and what is open. Use it for work of several steps.',
  input: z.object({
    items: z
      .array(z.object({ text: z.string().min(1).max(300), state: z.enum(['open', 'doing', 'done']) }))
      .max(MAX_ITEMS)
      .describe('All steps, in order'),
  }),
  isPrivileged: false,
  async run({ items }) {
    const done = items.filter(({ state }) => state === 'done').length;
    return { output: `The plan is shown: ${done} of ${items.length} done.`, isError: false, facts: [{ kind: 'planned', items }] };
  },
});
