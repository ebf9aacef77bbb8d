import type { PromptMessage } from '../ports/model-provider.ts';
import type { Step } from './step.ts';
import { readTranscript } from './transcript.ts';

export interface EarlierRun {
  /** How it began, as its models saw it. */
  readonly opening: readonly PromptMessage[];
  readonly steps: readonly Step[];
  /** Its closing words; null: it had none. */
  readonly summary: string | null;
}

const LEFT_OUT = '[Some of the earlier work is left out here.]';
const NOT_DONE = 'The run ended before this was done.';

/**
 * How a run begins that goes on with an ended one: that one's opening, as much of its newest steps as fits, its closing words, and the new prompt. Calls
 * and their results stay together. `most` in UTF-16 units; opening and closing words are kept even beyond it.
 */
export function continuedOpening({ opening, steps, summary }: EarlierRun, prompt: string, most: number): readonly PromptMessage[] {
  const groups = exchanges(readTranscript([], steps).messages);
  const isSaid =
    summary === null || groups.at(-1)?.some((message) => message.role === 'assistant' && message.text.trim() === summary.trim());
  const closing: PromptMessage[] =
    isSaid === true || summary === null ? [] : [{ role: 'assistant', text: summary, toolCalls: [], opaque: null }];
  let left = most - sizeOf(opening) - sizeOf(closing) - prompt.length;
  const kept: (readonly PromptMessage[])[] = [];
  for (const group of groups.toReversed()) {
    left -= sizeOf(group);
    if (left < 0) break;
    kept.unshift(group);
  }
  const gap: PromptMessage[] = kept.length < groups.length ? [{ role: 'user', text: LEFT_OUT }] : [];
  return [...opening, ...gap, ...kept.flat(), ...closing, { role: 'user', text: prompt }];
}

/** Each reply with the results of its calls; a call without one gets one that says so. */
function exchanges(messages: readonly PromptMessage[]): readonly (readonly PromptMessage[])[] {
  const groups: PromptMessage[][] = [];
  for (const message of messages) {
    // Signed thinking is for the run that it was made in.
    if (message.role === 'assistant') groups.push([{ ...message, opaque: null }]);
    else groups.at(-1)?.push(message);
  }
  return groups.map((group) => {
    const [reply] = group;
    const calls = reply?.role === 'assistant' ? reply.toolCalls : [];
    const open = calls.slice(group.length - 1);
    return [...group, ...open.map(({ id, name }): PromptMessage => ({ role: 'tool', callId: id, name, output: NOT_DONE, isError: true }))];
  });
}

function sizeOf(messages: readonly PromptMessage[]): number {
  return messages.reduce(
    (sum, message) => sum + (message.role === 'tool' ? message.output.length : message.text.length + callSize(message)),
    0,
  );
}

function callSize(message: PromptMessage): number {
  return message.role === 'assistant' ? JSON.stringify(message.toolCalls).length : 0;
}
