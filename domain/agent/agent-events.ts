import type { SandboxStream } from '../ports/sandbox.ts';
import type { ToolCall } from '../routing/model-reply.ts';
import type { ToolFact } from './tool-fact.ts';

/** What whoever watches a run is told, as it happens. Stages come from these alone, never from reading text. */
export interface AgentEvents {
  /** The whole text of the current model call so far; it may begin anew when another model takes over. */
  onText(text: string): Promise<void> | void;
  /** A model call begins; `isLast`: it was told to come to an end. */
  onModelCall(step: number, isLast: boolean): void;
  /** The model is at work, whether it has text to show or not. */
  onModelActivity(): void;
  /** A tool call begins; `command`: what it runs, null: it runs none. */
  onToolCall(call: ToolCall, step: number, command: string | null): void;
  /** A running command's output. What it returns is waited for, which slows the command down. */
  onCommandOutput(stream: SandboxStream, bytes: Uint8Array): Promise<void> | void;
  /** `facts`: what it did, such as the plan that it made or the exit of the command that it ran. */
  onToolResult(call: ToolCall, result: { readonly output: string; readonly isError: boolean; readonly facts: readonly ToolFact[] }): void;
}
