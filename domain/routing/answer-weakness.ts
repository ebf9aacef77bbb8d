import { declining, isHarmful } from './declining.ts';
import type { ModelReply, ToolCall } from './model-reply.ts';
import { isTooShort } from './too-short.ts';

/** What is wrong with an answer that came. */
export type Weakness =
  /** It ended at the limit of its length. */
  | 'cut-off'
  /** A few words for a question that asks for many. */
  | 'too-short'
  /** It says that it can't do what was asked. */
  | 'cannot'
  /** It declines a harmless request. */
  | 'refuses'
  /** It calls a tool that there is not, or with something that is no JSON. */
  | 'broken-tools';

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
