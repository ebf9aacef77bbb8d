import * as z from 'zod';
import type { FileOutcome } from '../../ports/project-files.ts';
import { boundText } from '../bound-text.ts';
import { defineTool } from '../tool.ts';
import type { ToolOutput } from '../tool.ts';

const PATH = z.string().min(1).max(1_000).describe('A path inside the project, relative to its folder');
const MAX_HITS = 200;

export const readFileTool = defineTool({
  name: 'read_file',
  description: 'Reads a text file of the project. Lines are counted from 1; without a range the whole file is read.',
  input: z.object({
    path: PATH,
    fromLine: z.int().min(1).optional().describe('The first line to read'),
    lines: z.int().min(1).max(5_000).optional().describe('How many lines to read'),
  }),
  isPrivileged: false,
  async run({ path, fromLine, lines }, { files, folder }) {
    return told(await files.read(folder, path), (text) => {
      if (fromLine === undefined && lines === undefined) return text;
      const start = (fromLine ?? 1) - 1;
      return text
        .split('\n')
        .slice(start, lines === undefined ? undefined : start + lines)
        .join('\n');
    });
  },
});

export const writeFileTool = defineTool({
  name: 'write_file',
  description: 'Creates a text file or replaces all of it. Folders above it are made.',
  input: z.object({ path: PATH, text: z.string().describe('The whole new text') }),
  isPrivileged: false,
  async run({ path, text }, { files, folder }) {
    return wrote(
      path,
      told(await files.write(folder, path, text), () => `Wrote ${path}.`),
    );
  },
});

export const editFileTool = defineTool({
  name: 'edit_file',
  description:
    'Replaces one passage of a text file. The old passage must stand in the file exactly once, unless every occurrence is meant.',
  input: z.object({
    path: PATH,
    oldText: z.string().min(1).describe('The passage as it stands in the file, with its white space'),
    newText: z.string().describe('What takes its place'),
    everyOccurrence: z.boolean().optional(),
  }),
  isPrivileged: false,
  async run({ path, oldText, newText, everyOccurrence }, { files, folder }) {
    const before = await files.read(folder, path);
    if (before.kind === 'refused') return { output: before.message, isError: true };
    const count = before.value.split(oldText).length - 1;
    if (count === 0) return { output: `The old passage does not stand in ${path}: read the file again.`, isError: true };
    if (count > 1 && everyOccurrence !== true) {
      return { output: `The old passage stands in ${path} ${count} times: give more of what surrounds it.`, isError: true };
    }
    const text = before.value.split(oldText).join(newText);
    const done = `Replaced ${count} occurrence${count === 1 ? '' : 's'} in ${path}.`;
    return wrote(
      path,
      told(await files.write(folder, path, text), () => done),
    );
  },
});

export const listFilesTool = defineTool({
  name: 'list_files',
  description: "Lists one folder of the project; an empty path is the project's own folder.",
  input: z.object({ path: z.string().max(1_000) }),
  isPrivileged: false,
  async run({ path }, { files, folder }) {
    return told(await files.list(folder, path), (entries) =>
      entries.length === 0
        ? 'The folder is empty.'
        : entries.map(({ path: entry, kind, bytes }) => (kind === 'folder' ? `${entry}/` : `${entry}  ${bytes} bytes`)).join('\n'),
    );
  },
});

export const searchFilesTool = defineTool({
  name: 'search_files',
  description: 'Finds the lines of text files that match a regular expression, below a path; an empty path is the whole project.',
  input: z.object({ pattern: z.string().min(1).max(1_000), path: z.string().max(1_000).optional() }),
  isPrivileged: false,
  async run({ pattern, path }, { files, folder }) {
    return told(await files.search(folder, path ?? '', pattern, MAX_HITS), (hits) =>
      hits.length === 0 ? 'No line matches.' : hits.map((hit) => `${hit.path}:${hit.line}: ${hit.text}`).join('\n'),
    );
  },
});

function told<T>(outcome: FileOutcome<T>, say: (value: T) => string): ToolOutput {
  if (outcome.kind === 'refused') return { output: outcome.message, isError: true };
  return { output: boundText(say(outcome.value)), isError: false };
}

function wrote(path: string, output: ToolOutput): ToolOutput {
  return output.isError ? output : { ...output, facts: [{ kind: 'wrote', path }] };
}
