import * as z from 'zod';
import { askedQuestion } from '../models/asked-question.ts';
import { delta, DONE, finish, says, toolPiece, usageChunk } from '../models/openai-streams.ts';
import { startScriptedModelServer } from '../models/scripted-model-server.ts';
import type { ModelAnswer, ScriptedModelServer } from '../models/scripted-model-server.ts';

const message = z.object({ role: z.string(), content: z.unknown().optional() });
const chatBody = z.object({ messages: z.array(message), tools: z.array(z.unknown()).optional() });
type ChatBody = z.infer<typeof chatBody>;

/** In the project's folder; whoever has had an effect adds a line with its mark. */
export const EFFECTS_FILE = 'effects.txt';

/** What a message says that wants the agent to leave a mark. */
export function agentPrompt(mark: string): string {
  return `Leave the mark <${mark}>`;
}

/** What the agent says at its end; `unsure`: it was told that a call may or may not have taken effect. */
export function agentSaid(mark: string, how: 'done' | 'unsure'): string {
  return `${how} ${mark}`;
}

/** What the chat answers to a message. */
export function chatAnswer(text: string): string {
  return `You said: ${text}. И это весь ответ.`;
}

export type LoadModel = ScriptedModelServer & { readonly env: Readonly<Record<string, string>> };

/**
 * A model that decides only by what it is shown, as a real one does after a crash. The agent writes a file, then has a command add its
 * mark to the effects, and never again: then it says what it was told of that. Without `mayRunCommands` it stops after the file.
 */
export async function startLoadModel({ mayRunCommands }: { readonly mayRunCommands: boolean }): Promise<LoadModel> {
  const answer = (body: unknown): ModelAnswer => {
    const chunks = chunksFor(chatBody.parse(body), mayRunCommands);
    return { kind: 'stream', chunks, after: 'end' };
  };
  const server = await startScriptedModelServer([], { '/v1/chat/completions': answer });
  return { ...server, env: { OPENAI_API_KEY: 'test-key-of-the-scripted-model', OPENAI_BASE_URL: `${server.url}/v1` } };
}

function chunksFor({ messages, tools = [] }: ChatBody, mayRunCommands: boolean): readonly string[] {
  const asked = messages.findLast(({ role }) => role === 'user');
  const text = askedQuestion(textOf(asked?.content));
  // Chat models have tools of helpers, but none that writes a file.
  if (!JSON.stringify(tools).includes('"write_file"')) return says(...(chatAnswer(text).match(/.{1,6}/gsu) ?? []));
  const mark = /<([\w-]+)>/.exec(text)?.[1] ?? 'none';
  const results = messages.filter(({ role }) => role === 'tool').map(({ content }) => textOf(content));
  if (results.length === 0) return calls('call-1', 'write_file', { path: `made-by-agent/${mark}.txt`, text: mark });
  if (mayRunCommands && results.length === 1) {
    return calls('call-2', 'run_command', { command: `echo ${mark} >> ${EFFECTS_FILE}; echo marked; sleep 0.1` });
  }
  return says(agentSaid(mark, /may or may not/.test(results.at(-1) ?? '') ? 'unsure' : 'done'));
}

function calls(id: string, name: string, input: unknown): readonly string[] {
  const call = toolPiece({ index: 0, id, name, arguments: JSON.stringify(input) });
  return [delta({ role: 'assistant' }), call, finish('tool_calls'), usageChunk(), DONE];
}

function textOf(content: unknown): string {
  return typeof content === 'string' ? content : JSON.stringify(content ?? '');
}
