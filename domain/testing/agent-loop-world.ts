import * as z from 'zod';

import type { ModelRequest, PromptMessage } from '../ports/model-provider.ts';
import { FIRST_MODEL, makeAgentWorld, SECOND_MODEL } from './agent-world.ts';
import type { AgentWorld } from './agent-world.ts';
import { present } from './contracts/world.ts';
import { ANNA, furnish } from './domain-world.ts';
import { aConversation, aMessage, uuid } from './fixtures.ts';
import { callsTool } from './scripted-provider.ts';
import type { ScriptedReply } from './scripted-provider.ts';
import type { AgentRun } from '../agent/run-agent.ts';
import { PERMITTED } from '../agent/permissions/permit.ts';
import { defineTool } from '../agent/tool.ts';
import type { Tool } from '../agent/tool.ts';

export const RUN = { kind: 'turn', id: uuid(2001) } as const;
const LIMITS = { wallMs: 60_000, memoryBytes: 1e9, processes: 10, outputBytes: 1e6 };

/** A tool that says what it noted, and what was noted in order. */
export function noting(): { tool: Tool; noted: string[] } {
  const noted: string[] = [];
  const tool = defineTool({
    name: 'note',
    description: 'Notes a text.',
    input: z.object({ text: z.string() }),
    commandOf: ({ text }) => text,
    isPrivileged: false,
    run: async ({ text }) => {
      noted.push(text);
      return { output: `noted ${text}`, isError: false };
    },
  });
  return { tool, noted };
}

interface Claimed {
  readonly fence: number;
}

export async function makeAgentLoopWorld(options: Parameters<typeof makeAgentWorld>[0]): Promise<AgentWorld> {
  const ports = await furnish(makeAgentWorld(options));
  await ports.conversations.ensure(aConversation());
  await ports.inbox.store(aMessage(1));
  return ports;
}

/** Takes the turn from whoever held it. */
export async function claim(ports: AgentWorld, worker = 'w'): Promise<Claimed> {
  return present(await ports.inbox.claim({ workerId: worker, milliseconds: 0 }));
}

export function aRun(ports: AgentWorld, { fence }: Claimed, change: Partial<AgentRun> = {}): AgentRun {
  return {
    ref: RUN,
    fence,
    person: ANNA,
    conversationId: uuid(10),
    taskId: null,
    chain: [FIRST_MODEL, SECOND_MODEL],
    maxOutputTokens: 1_000,
    maxSteps: 20,
    system: 'You are the agent.',
    opening: [{ role: 'user', text: 'Сделай' }],
    tools: [],
    context: { folder: '/workspace/demo', files: ports.files, sandbox: ports.sandbox, limits: LIMITS, sendFile: ports.sendFile },
    events: {
      onText: () => {},
      onModelCall: () => {},
      onModelActivity: () => {},
      onToolCall: () => {},
      onCommandOutput: () => {},
      onToolResult: () => {},
    },
    closingNote: async () => null,
    budgets: () => [],
    mayRun: async () => PERMITTED,
    signal: new AbortController().signal,
    ...change,
  };
}

export function note(text: string, id = `call-${text}`): ScriptedReply {
  return callsTool('note', { text }, { id });
}

export function toolMessages(request: ModelRequest | undefined): readonly PromptMessage[] {
  return (request?.messages ?? []).filter(({ role }) => role === 'tool');
}
