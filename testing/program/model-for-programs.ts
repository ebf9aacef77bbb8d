import * as z from 'zod';
import { delta, DONE, finish, says, toolPiece, usageChunk } from '../models/openai-streams.ts';
import { startScriptedModelServer } from '../models/scripted-model-server.ts';
import type { ModelAnswer, ScriptedModelServer } from '../models/scripted-model-server.ts';

const chatBody = z.object({
  messages: z.array(z.object({ role: z.string(), content: z.unknown().optional() })),
  tools: z.array(z.unknown()).optional(),
});
type ChatBody = z.infer<typeof chatBody>;

/** What the agent writes in every task, and what chat answers. */
export const AGENT_FILE = { path: 'made-by-agent.txt', text: 'made' } as const;
export const CHAT_ANSWER = 'Привет from the model.';

/**
 * A model that decides by what it is shown and not by how often it was asked, as a real one does after a crash:
 * with a tool to write files it first writes one, again when told that the call may have been cut off, and then says so; without it greets.
 */
export async function startModelForPrograms(): Promise<ScriptedModelServer & { readonly env: Readonly<Record<string, string>> }> {
  const server = await startScriptedModelServer([], { '/v1/chat/completions': (body) => answerTo(chatBody.parse(body)) });
  return { ...server, env: { OPENAI_API_KEY: 'test-key-of-the-scripted-model', OPENAI_BASE_URL: `${server.url}/v1` } };
}

function answerTo({ messages, tools }: ChatBody): ModelAnswer {
  // Chat models have tools of helpers, but none that writes a file.
  if (!JSON.stringify(tools ?? []).includes('"write_file"')) return stream(says(...(CHAT_ANSWER.match(/.{1,4}/gs) ?? [])));
  const last = messages.at(-1);
  const isUnsure = JSON.stringify(last?.content ?? '').includes('may or may not');
  if (last?.role === 'tool' && !isUnsure) return stream(says('The file ', 'is written.'));
  const call = toolPiece({ index: 0, id: `call-${messages.length}`, name: 'write_file', arguments: JSON.stringify(AGENT_FILE) });
  return stream([delta({ role: 'assistant' }), call, finish('tool_calls'), usageChunk(), DONE]);
}

function stream(chunks: readonly string[]): ModelAnswer {
  return { kind: 'stream', chunks, after: 'end' };
}
