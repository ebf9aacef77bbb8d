import type { PromptMessage } from '../ports/model-provider.ts';
import type { ModelReply, ToolCall } from '../routing/model-reply.ts';
import type { TriedModel } from '../routing/tried-model.ts';
import type { Step } from './step.ts';

/** What the journal of a run says about where it stands. */
export interface Transcript {
  /** The opening and every finished step, as the model sees them. */
  readonly messages: readonly PromptMessage[];
  /** Calls that the last reply asked for and that have no result yet, in order. */
  readonly pending: readonly PendingCall[];
  /** The last reply, when it asked for nothing more: the run is done. */
  readonly final: ModelReply | null;
  /** The id of the model that made the last reply; null: there is none yet. */
  readonly model: string | null;
  /** The models that were asked so far, in order. */
  readonly tried: readonly TriedModel[];
  /** The number of the next step. */
  readonly next: number;
}

export interface PendingCall {
  readonly call: ToolCall;
  /** The number of the step in which it was begun; null: it was not begun. */
  readonly begunAs: number | null;
}

/** Rebuilds a run from its steps: nothing that is finished is asked for or done again. */
export function readTranscript(opening: readonly PromptMessage[], steps: readonly Step[]): Transcript {
  const messages: PromptMessage[] = [...opening];
  let pending: PendingCall[] = [];
  let final: ModelReply | null = null;
  let model: string | null = null;
  const tried: TriedModel[] = [];
  let next = 1;
  for (const { number, intent, result } of steps) {
    // A model call that was cut off is made again under its own number; a tool call keeps its number.
    if (result !== null || intent.kind === 'tool') next = number + 1;
    if (result?.kind === 'model') {
      const { text, toolCalls, opaque } = result.reply;
      messages.push({ role: 'assistant', text, toolCalls, opaque });
      pending = toolCalls.map((call) => ({ call, begunAs: null }));
      final = toolCalls.length === 0 ? result.reply : null;
      model = result.model;
      tried.push(...(result.tried ?? []));
    } else if (intent.kind === 'tool') {
      // Calls are made in the order in which they were asked for, so it is the first one: models may give two calls the same id.
      const [call, ...others] = pending;
      if (result?.kind === 'tool') {
        messages.push(toolMessage(intent.callId, intent.tool, result));
        pending = others;
      } else if (call !== undefined) {
        pending = [{ ...call, begunAs: number }, ...others];
      }
    }
  }
  return { messages, pending, final, model, tried, next };
}

export function toolMessage(callId: string, name: string, result: { output: string; isError: boolean }): PromptMessage {
  return { role: 'tool', callId, name, output: result.output, isError: result.isError };
}
