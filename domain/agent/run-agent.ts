import type { Person } from '../access/person.ts';
import type { EscalationRoom, ModelCall } from '../conversation/try-model.ts';
import type { ModelCallOutcome } from '../conversation/answer-with-chain.ts';
import { retryWhileUnreachable } from '../delivery/while-unreachable.ts';
import type { BudgetLine } from '../ports/ledger.ts';
import type { PromptMessage } from '../ports/model-provider.ts';
import type { Ports } from '../ports/ports.ts';
import type { ModelEntry } from '../routing/model-catalogue.ts';
import type { ModelReply, ToolCall } from '../routing/model-reply.ts';
import type { Mode } from '../routing/route.ts';
import type { TriedModel } from '../routing/tried-model.ts';
import { climbed } from './climbed.ts';
import { AGENT_TEXTS } from './agent-texts.ts';
import type { AgentEvents } from './agent-events.ts';
import { begin, finish, takeUp } from './journal.ts';
import { PERMITTED } from './permissions/permit.ts';
import type { Permit } from './permissions/permit.ts';
import type { RunRef } from './step.ts';
import type { Tool, ToolContext, ToolOutput } from './tool.ts';
import { readTranscript, toolMessage } from './transcript.ts';
import type { PendingCall, Transcript } from './transcript.ts';

/** What a model is told of a call that a crash cut off. */
export const MAYBE_RAN =
  'Parley was interrupted during this call: it may or may not have taken effect, in part or whole. It was not repeated. Find out what happened before you go on.';

export interface AgentRun {
  readonly ref: RunRef;
  /** What it answers in; absent: as the agent. */
  readonly mode?: Mode;
  readonly fence: number;
  /** Nothing of it is in the journal, and nothing was left reserved for it; absent: nobody knows. */
  readonly isFresh?: boolean;
  readonly person: Person;
  readonly conversationId: string | null;
  readonly taskId: string | null;
  readonly chain: readonly ModelEntry[];
  /** How far its answers may be moved up, in all of its steps together; absent: not at all. */
  readonly escalation?: EscalationRoom;
  readonly maxOutputTokens: number;
  readonly maxSteps: number;
  /** The stable part of the prompt. */
  readonly system: string;
  readonly opening: readonly PromptMessage[];
  readonly tools: readonly Tool[];
  readonly context: Omit<ToolContext, 'run' | 'onCommandOutput' | 'signal'>;
  readonly events: AgentEvents;
  /** Asked before each model call: what this request says so that the run comes to its end in time; null: nothing. It is not kept in the journal. */
  closingNote(step: number): Promise<string | null>;
  /** Asked before each model call, because days change. */
  budgets(): readonly BudgetLine[];
  /** Whether the call may be made; waits for a yes where it needs one. */
  mayRun(call: ToolCall, tool: Tool, step: number): Promise<Permit>;
  readonly signal: AbortSignal;
}

export type AgentOutcome =
  /** `tried`: the models that were asked in all of its steps, in order. */
  | { readonly kind: 'done'; readonly reply: ModelReply; readonly model: string | null; readonly tried: readonly TriedModel[] }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string; readonly tried: readonly TriedModel[] };

export type RunAgent = ReturnType<typeof makeRunAgent>;

/**
 * The tool loop: asks the model, does what it asks for, and so on until it asks for nothing more. Every model call and every tool call is a step in the
 * journal, written before and after, so that a run goes on from its last finished step. Throws RunAborted when the claim is lost or the process ends.
 */
export function makeRunAgent(
  deps: Pick<Ports, 'steps' | 'ledger' | 'clock' | 'crashPoints'> & { call: (call: ModelCall) => Promise<ModelCallOutcome> },
) {
  return async (run: AgentRun): Promise<AgentOutcome> => {
    let transcript = readTranscript(run.opening, run.isFresh === true ? [] : await takeUp(deps, run));
    for (;;) {
      run.signal.throwIfAborted();
      if (transcript.final !== null) return { kind: 'done', reply: transcript.final, model: transcript.model, tried: transcript.tried };
      if (transcript.next > run.maxSteps) {
        const message = AGENT_TEXTS[run.person.language].overSteps(run.maxSteps);
        return { kind: 'failed', code: 'task.limit.steps', message, tried: transcript.tried };
      }
      const [pending] = transcript.pending;
      if (pending !== undefined) {
        transcript = await doToolStep(deps, run, transcript, pending);
        continue;
      }
      const stepped = await doModelStep(deps, run, transcript);
      if (stepped.kind === 'failed') return stepped;
      ({ transcript } = stepped);
    }
  };
}

type LoopDeps = Parameters<typeof makeRunAgent>[0];

async function doModelStep(deps: LoopDeps, run: AgentRun, transcript: Transcript) {
  const { next: number } = transcript;
  const note = await retryWhileUnreachable(deps.clock, run.signal, () => run.closingNote(number));
  const { chain, escalation } = climbed(run, transcript);
  // While it is written down the money is reserved: no model is asked before both are done.
  const ready = begin(deps, run, number, { kind: 'model', model: chain[0]?.id ?? 'none' }).then(() =>
    run.events.onModelCall(number, note !== null),
  );
  // Also where no model can be asked it counts; awaited below, so until then nobody minds.
  ready.catch(() => undefined);
  const outcome = await deps.call({
    run: run.ref,
    person: run.person,
    conversationId: run.conversationId,
    taskId: run.taskId,
    mode: run.mode ?? 'agent',
    purpose: 'answer',
    chain,
    escalation,
    request: {
      system: run.system,
      messages: note === null ? transcript.messages : [...transcript.messages, { role: 'user', text: note }],
      tools: run.tools.map((tool) => tool.spec),
      maxOutputTokens: run.maxOutputTokens,
    },
    budgets: run.budgets(),
    ready,
    onText: (text) => run.events.onText(text),
    onActivity: () => run.events.onModelActivity(),
    signal: run.signal,
  });
  await ready;
  run.signal.throwIfAborted();
  if (outcome.kind === 'failed') {
    // What others spend too is no limit of this run's own.
    const code = outcome.budget === 'task' ? 'task.limit.budget' : outcome.code;
    return { kind: 'failed', code, message: outcome.message, tried: [...transcript.tried, ...outcome.tried] } as const;
  }
  const { reply, model, tried } = outcome;
  await finish(deps, run, number, { kind: 'model', model, reply, tried });
  return { kind: 'stepped', transcript: afterReply(transcript, outcome) } as const;
}

type Answer = Extract<ModelCallOutcome, { kind: 'reply' }>;

function afterReply({ messages, tried, next }: Transcript, { reply, model, tried: triedNow }: Answer): Transcript {
  const { text, toolCalls, opaque } = reply;
  return {
    messages: [...messages, { role: 'assistant', text, toolCalls, opaque }],
    pending: toolCalls.map((call) => ({ call, begunAs: null })),
    final: toolCalls.length === 0 ? reply : null,
    model,
    tried: [...tried, ...triedNow],
    next: next + 1,
  };
}

async function doToolStep(deps: LoopDeps, run: AgentRun, transcript: Transcript, pending: PendingCall): Promise<Transcript> {
  const { call, begunAs } = pending;
  const number = begunAs ?? transcript.next;
  const result = begunAs === null ? await runTool(deps, run, call, number) : maybeRan(commandOf(run, call));
  run.signal.throwIfAborted();
  deps.crashPoints.reach('after.tool.call');
  await finish(deps, run, number, { kind: 'tool', ...result });
  deps.crashPoints.reach('after.tool.finish');
  run.events.onToolResult(call, { ...result, facts: result.facts ?? [] });
  return {
    ...transcript,
    messages: [...transcript.messages, toolMessage(call.id, call.name, result)],
    pending: transcript.pending.slice(1),
    next: Math.max(transcript.next, number + 1),
  };
}

async function runTool(deps: LoopDeps, run: AgentRun, call: ToolCall, number: number): Promise<ToolOutput> {
  const tool = run.tools.find(({ spec }) => spec.name === call.name);
  // Before the step is begun: a call that still waits for its yes has certainly not run.
  const permit = tool === undefined ? PERMITTED : await run.mayRun(call, tool, number);
  deps.crashPoints.reach('before.tool.begin');
  // What has not begun is left for who goes on with the run.
  run.signal.throwIfAborted();
  await begin(deps, run, number, { kind: 'tool', callId: call.id, tool: call.name, input: call.input });
  deps.crashPoints.reach('after.tool.begin');
  run.events.onToolCall(call, number, permit.kind === 'refused' ? null : commandOf(run, call));
  if (tool === undefined) return { output: `There is no tool named ${call.name}.`, isError: true };
  if (permit.kind === 'refused') return { output: permit.message, isError: true, facts: [{ kind: 'refused' }] };
  return tool.run(call.input, {
    ...run.context,
    run: run.ref,
    onCommandOutput: (stream, bytes) => run.events.onCommandOutput(stream, bytes),
    signal: run.signal,
  });
}

function commandOf(run: AgentRun, call: ToolCall): string | null {
  return run.tools.find(({ spec }) => spec.name === call.name)?.commandOf(call.input) ?? null;
}

function maybeRan(command: string | null): ToolOutput {
  return { output: MAYBE_RAN, isError: true, facts: command === null ? [] : [{ kind: 'ran', command, exitCode: null }] };
}
