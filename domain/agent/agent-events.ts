import type { SandboxStream } from '../ports/sandbox.ts';
import type { ToolCall } from '../routing/model-reply.ts';

/** What whoever watches a run is told, as it happens. Stages come from these alone, never from reading text. */
export interface AgentEvents {
  /** The whole text of the current model call so far; it may begin anew when another model takes over. */
  onText(text: string): Promise<void> | void;
  /** A model call begins. */
  onModelCall(step: number): void;
  /** A tool call begins. */
  onToolCall(call: ToolCall, step: number): void;
  /** A running command's output. What it returns is waited for, which slows the command down. */
  onCommandOutput(stream: SandboxStream, bytes: Uint8Array): Promise<void> | void;
  onToolResult(call: ToolCall, result: { readonly output: string; readonly isError: boolean }): void;
}
