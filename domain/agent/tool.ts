import * as z from 'zod';
import type { ProjectFiles } from '../ports/project-files.ts';
import type { ToolSpec } from '../ports/model-provider.ts';
import type { ToolFact } from './tool-fact.ts';
import type { SendFile } from './send-file.ts';
import type { RunRef } from './step.ts';
import type { Sandbox, SandboxLimits, SandboxStream, TaskCheckout } from '../ports/sandbox.ts';

/** What a tool may use: one project's folder, and the way of its files to whoever is answered. */
export interface ToolContext {
  readonly folder: string;
  /** Set when the folder is a task's worktree; absent or null: it is the project's. */
  readonly checkout?: TaskCheckout | null;
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
  /** What it did, for the journal and whoever watches; absent: nothing that counts. */
  readonly facts?: readonly ToolFact[];
}

/** Something the agent can do. */
export interface Tool {
  readonly spec: ToolSpec;
  /** The command that a call would run, for whoever must approve it; null: it runs none. */
  commandOf(input: unknown): string | null;
  /** Whether a call would reach beyond the project's sandbox (I8): the network, a push, a merge, other chats. */
  isPrivileged(input: unknown): boolean;
  /** Whether what it returns are somebody else's words, which taint the run (I8). */
  readonly isForeign: boolean;
  /** Never throws because of its input: what is wrong with it is told to the model. */
  run(input: unknown, context: ToolContext): Promise<ToolOutput>;
}

export interface ToolDefinition<Input> {
  readonly name: string;
  readonly description: string;
  readonly input: z.ZodType<Input>;
  commandOf?(input: Input): string;
  /** See `Tool.isPrivileged`; a function where the input decides. */
  readonly isPrivileged: boolean | ((input: Input) => boolean);
  /** See `Tool.isForeign`; absent: it returns what the person's own project says. */
  readonly isForeign?: boolean;
  run(input: Input, context: ToolContext): Promise<ToolOutput>;
}

/** A tool whose input is checked against its schema before it runs. */
export function defineTool<Input>(definition: ToolDefinition<Input>): Tool {
  const { name, description, input, isPrivileged } = definition;
  return {
    spec: { name, description, inputSchema: z.toJSONSchema(input) },
    commandOf(raw) {
      const parsed = input.safeParse(raw);
      return parsed.success ? (definition.commandOf?.(parsed.data) ?? null) : null;
    },
    isPrivileged(raw) {
      if (typeof isPrivileged === 'boolean') return isPrivileged;
      const parsed = input.safeParse(raw);
      // Wrong input does nothing but to be told so.
      return parsed.success && isPrivileged(parsed.data);
    },
    isForeign: definition.isForeign ?? false,
    async run(raw, context) {
      const parsed = input.safeParse(raw);
      if (!parsed.success) return { output: `The input of ${name} is wrong: ${z.prettifyError(parsed.error)}`, isError: true };
      return definition.run(parsed.data, context);
    },
  };
}
