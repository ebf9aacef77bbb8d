import * as z from 'zod';
import { defineTool } from '../tool.ts';

/** Telegram takes 1,024 units, and a file that may come twice is marked as such behind its caption. */
const MAX_CAPTION = 900;

/** Where it goes is not for the model to say: to whoever is answered, where they are answered (I8). */
export const sendFileTool = defineTool({
  name: 'send_file',
  description: 'Sends a file of the project, such as a picture or a report, to the person, together with your final answer.',
  input: z.object({
    path: z.string().min(1).max(1_000).describe('A path inside the project, relative to its folder'),
    caption: z.string().max(MAX_CAPTION).optional().describe('A short line that is shown with the file'),
  }),
  isPrivileged: false,
  async run({ path, caption }, { run, folder, sendFile }) {
    const outcome = await sendFile({ run, folder, path, caption: caption ?? '' });
    if (outcome.kind === 'refused') return { output: outcome.message, isError: true };
    return { output: `${path} goes out with your answer as ${outcome.name}.`, isError: false };
  },
});
