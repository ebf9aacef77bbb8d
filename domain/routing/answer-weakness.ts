import { declining, isHarmful } from './declining.ts';
import type { ModelReply, ToolCall } from './model-reply.ts';
import { isTooShort } from './too-short.ts';
import type { Weakness } from './weakness.ts';

/** An answer, and what it has to be judged. */
export interface JudgedAnswer {
  /** What the person asked. */
  readonly question: string;
  readonly reply: Pick<ModelReply, 'text' | 'toolCalls' | 'stop'>;
  /** The names of the tools that it may call. */
  readonly tools: readonly string[];
  /** Whether it is the end of work with tools: it then tells what happened, which may well be that something can't be done. */
  readonly hasWorked: boolean;
}

/** What is wrong with an answer; null: nothing that can be seen. */
export function weaknessOf({ question, reply, tools, hasWorked }: JudgedAnswer): Weakness | null {
  if (reply.stop === 'length') return 'cut-off';
  if (reply.stop === 'refusal') return isHarmful(question) ? null : 'refuses';
  if (reply.toolCalls.length > 0) return reply.toolCalls.every((call) => isSound(call, tools)) ? null : 'broken-tools';
  if (hasWorked) return null;
  const declined = declining(question, reply.text);
  if (declined !== null) return declined;
  // An agent that has a tool may say in three words that there is nothing to do.
  return tools.length === 0 && isTooShort(question, reply.text) ? 'too-short' : null;
}

/** Arguments that were no JSON arrive as text. */
function isSound({ name, input }: ToolCall, tools: readonly string[]): boolean {
  return tools.includes(name) && typeof input === 'object' && input !== null;
}
