import * as z from 'zod';

import type { PluginContext, PluginTool } from './contract.ts';

interface ToolDefinition<Input, Settings> {
  /** Small Latin letters, digits and `_`. */
  readonly name: string;
  /** For models, in English. */
  readonly description: string;
  readonly input: z.ZodType<Input>;
  /** Whether it reaches beyond what Parley keeps, such as by writing to somebody's calendar (I8). */
  readonly isPrivileged: boolean;
  /** Whether it returns somebody else's words; absent: only if it fetches something. */
  readonly isForeign?: boolean;
  /** What the model is told. */
  run(input: Input, context: PluginContext<Settings>): Promise<string>;
}

/** A tool whose input is checked before it runs: what is wrong with it is told to the model. */
export function defineTool<Input, Settings = unknown>(definition: ToolDefinition<Input, Settings>): PluginTool<Settings> {
  const { name, description, input, isPrivileged, isForeign = false } = definition;
  return {
    name,
    description,
    inputSchema: z.toJSONSchema(input),
    isPrivileged,
    isForeign,
    run: async (raw, context) => {
      const parsed = input.safeParse(raw);
      if (!parsed.success) return { output: `The input of ${name} is wrong: ${z.prettifyError(parsed.error)}`, isError: true };
      return { output: await definition.run(parsed.data, context), isError: false };
    },
  };
}
