import * as z from 'zod';
import type { ProjectFiles } from '../ports/project-files.ts';
import type { ToolSpec } from '../ports/model-provider.ts';
import type { SendFile } from './send-file.ts';
import type { RunRef } from './step.ts';
import type { Sandbox, SandboxLimits, SandboxStream } from '../ports/sandbox.ts';

/** What a tool may use: one project's folder, and the way of its files to whoever is answered. */
export interface ToolContext {
  readonly folder: string;
  readonly files: ProjectFiles;
  readonly sandbox: Sandbox;
  readonly limits: SandboxLimits;
  /** What it works for. */
  readonly run: RunRef;
  readonly sendFile: SendFile;
  onCommandOutput(stream: SandboxStream, bytes: Uint8Array): Promise<void> | void;
  readonly signal: AbortSignal;
}

export interface ToolOutput {
  readonly output: string;
  readonly isError: boolean;
}

/** Something the agent can do. */
export interface Tool {
  readonly spec: ToolSpec;
  /** The command that a call would run, for whoever must approve it; null: it runs none. */
  commandOf(input: unknown): string | null;
  /** Never throws because of its input: what is wrong with it is told to the model. */
  run(input: unknown, context: ToolContext): Promise<ToolOutput>;
}

export interface ToolDefinition<Input> {
  readonly name: string;
  readonly description: string;
  readonly input: z.ZodType<Input>;
  commandOf?(input: Input): string;
  run(input: Input, context: ToolContext): Promise<ToolOutput>;
}

/** A tool whose input is checked against its schema before it runs. */
export function defineTool<Input>(definition: ToolDefinition<Input>): Tool {
  const { name, description, input } = definition;
  return {
    spec: { name, description, inputSchema: z.toJSONSchema(input) },
    commandOf(raw) {
      const parsed = input.safeParse(raw);
      return parsed.success ? (definition.commandOf?.(parsed.data) ?? null) : null;
    },
    async run(raw, context) {
      const parsed = input.safeParse(raw);
      if (!parsed.success) return { output: `The input of ${name} is wrong: ${z.prettifyError(parsed.error)}`, isError: true };
      return definition.run(parsed.data, context);
    },
  };
}
