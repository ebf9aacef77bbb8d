import { makeMayRun } from '../agent/permissions/make-may-run.ts';
import { taintOf } from '../agent/permissions/taint-of.ts';
import type { ToolRule } from '../agent/permissions/tool-rule.ts';
import type { AgentRun, AgentOutcome, RunAgent } from '../agent/run-agent.ts';
import type { SendFile } from '../agent/send-file.ts';
import type { Tool } from '../agent/tool.ts';
import { closingNote } from '../agent/closing-note.ts';
import { budgetLines } from '../costs/budget-lines.ts';
import type { Budgets } from '../costs/budget-lines.ts';
import { retryWhileUnreachable } from '../delivery/while-unreachable.ts';
import { withinTime } from '../plugins/within-time.ts';
import type { Ports } from '../ports/ports.ts';
import type { TaskSettings } from '../tasks/task-settings.ts';
import type { TurnToAnswer } from './answer-turn.ts';
import { taintOfTurn } from './taint-of-turn.ts';

/** A chat model that calls more has lost its way. */
const MAX_STEPS = 9;
/** How long the models and tools may take together; then a model answers without tools. */
const LOOP_MS = 3 * 60_000;

export interface ChatToolsDeps extends Pick<Ports, 'turns' | 'attachments' | 'steps' | 'summaries' | 'files' | 'sandbox' | 'clock'> {
  readonly runAgent: RunAgent;
  readonly budgets: Budgets;
  readonly toolRules: readonly ToolRule[];
  readonly sendFile: SendFile;
  readonly settings: Pick<TaskSettings, 'sandbox'>;
}

/** Whoever follows sees the text alone. */
const SILENT = {
  onModelCall: () => {},
  onModelActivity: () => {},
  onToolCall: () => {},
  onCommandOutput: () => {},
  onToolResult: () => {},
} satisfies Omit<AgentRun['events'], 'onText'>;

interface Asked extends Pick<AgentRun, 'chain' | 'escalation' | 'system' | 'opening' | 'maxOutputTokens'> {
  readonly tools: readonly Tool[];
  /** Whether what is in the prompt is somebody else's word already. */
  readonly isTainted: boolean;
  readonly onText: (text: string) => Promise<void> | void;
}

/** A chat model answers with the tools of plugins, a few calls at most; each is a step in the journal. */
export async function answerWithTools(
  deps: ChatToolsDeps,
  task: TurnToAnswer,
  asked: Asked,
): Promise<AgentOutcome & { isTainted: boolean }> {
  const { turn, fence, isFresh = false, person, conversation, signal } = task;
  const { isTainted, onText, ...prompt } = asked;
  const ref = { kind: 'turn', id: turn.id } as const;
  const run: Omit<AgentRun, 'signal'> = {
    ...prompt,
    ref,
    mode: 'chat',
    fence,
    isFresh,
    person,
    conversationId: conversation.id,
    taskId: null,
    maxSteps: MAX_STEPS,
    // Tools of plugins work in no folder.
    context: { folder: '', files: deps.files, sandbox: deps.sandbox, limits: deps.settings.sandbox, sendFile: deps.sendFile },
    closingNote: async (step) => closingNote({ steps: { left: MAX_STEPS - step + 1, most: MAX_STEPS } }),
    budgets: () => budgetLines(deps.budgets, { person, conversationId: conversation.id, task: null }, deps.clock.now()),
    mayRun: makeMayRun({
      rules: deps.toolRules,
      isolation: 'bubblewrap',
      role: person.role,
      language: person.language,
      project: '',
      taint: async () =>
        isTainted ? ['memory'] : retryWhileUnreachable(deps.clock, signal, () => taintOfTurn(deps, turn, conversation, asked.tools)),
      // Only a task can wait for a person.
      ask: null,
    }),
    events: { ...SILENT, onText },
  };
  const outcome = await within(deps, signal, async (until) => deps.runAgent({ ...run, signal: until }));
  const steps = await retryWhileUnreachable(deps.clock, signal, () => deps.steps.load(ref));
  const brought = taintOf({ personId: person.id, messages: [], steps, tools: asked.tools });
  return { ...outcome, isTainted: isTainted || brought.length > 0 };
}

/** What comes of it by then. Throws what it throws. */
async function within(
  { clock }: Pick<ChatToolsDeps, 'clock'>,
  signal: AbortSignal,
  answer: (signal: AbortSignal) => Promise<AgentOutcome>,
): Promise<AgentOutcome> {
  const result = await withinTime({ clock, signal, milliseconds: LOOP_MS }, answer);
  signal.throwIfAborted();
  if (result.kind === 'done') return result.value;
  if (result.kind === 'failed') throw result.cause;
  return { kind: 'failed', code: 'chat.tools-late', message: '', tried: [] };
}
