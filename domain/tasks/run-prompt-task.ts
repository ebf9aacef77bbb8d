import { AGENT_PROMPT } from '../agent/agent-prompt.ts';
import { closingNote } from '../agent/closing-note.ts';
import { judgeEvidence } from '../agent/evidence/judge-evidence.ts';
import { tellFailedChecks } from '../agent/evidence/tell-evidence.ts';
import { makeMayRun } from '../agent/permissions/make-may-run.ts';
import { taintOfTask } from '../agent/permissions/taint-of-task.ts';
import type { ToolRule } from '../agent/permissions/tool-rule.ts';
import type { AgentOutcome, AgentRun, RunAgent } from '../agent/run-agent.ts';
import type { SendFile } from '../agent/send-file.ts';
import type { Tool } from '../agent/tool.ts';
import { updatePlanTool } from '../agent/tools/update-plan-tool.ts';
import type { ModelChoice } from '../routing/model-choice.ts';
import { modelsFor } from '../conversation/models-for.ts';
import { budgetLines } from '../costs/budget-lines.ts';
import type { Budgets } from '../costs/budget-lines.ts';
import { retryWhileUnreachable } from '../delivery/while-unreachable.ts';
import type { PluginTools } from '../plugins/plugin-tools.ts';
import type { Ports } from '../ports/ports.ts';
import type { Redactor } from '../redaction/redactor.ts';
import type { ModelEntry } from '../routing/model-catalogue.ts';
import type { ModelReply } from '../routing/model-reply.ts';
import type { AwaitApproval } from './await-approval.ts';
import { memoryOfTask } from './memory-of-task.ts';
import { openPrompt } from './open-prompt.ts';
import { resultSoFar } from './result-so-far.ts';
import { MAX_RETRIES, pauseBeforeRetry } from './retry-later.ts';
import { RunPaused } from './run-paused.ts';
import { RUN_TEXTS } from './run-texts.ts';
import { TASK_TEXTS } from './task-texts.ts';
import { failure } from './task-run.ts';
import type { TaskRun, TaskVerdict } from './task-run.ts';
import type { TaskSettings } from './task-settings.ts';
import type { Task, TaskWork } from './task.ts';
import { tellRun } from './tell-run.ts';

const MAX_OUTPUT_TOKENS = 16_384;

export interface RunPromptTaskDeps extends Pick<
  Ports,
  'files' | 'sandbox' | 'providers' | 'clock' | 'ids' | 'ledger' | 'steps' | 'tasks' | 'memory' | 'conversations'
> {
  readonly runAgent: RunAgent;
  readonly sendFile: SendFile;
  readonly models: ModelChoice;
  readonly budgets: Budgets;
  readonly settings: TaskSettings;
  readonly tools: readonly Tool[];
  readonly toolRules: readonly ToolRule[];
  readonly pluginTools: PluginTools;
  readonly awaitApproval: AwaitApproval;
  readonly redactor: Redactor;
}

/** The agent works on a prompt. */
export function makeRunPromptTask(deps: RunPromptTaskDeps) {
  return async (run: TaskRun, work: Extract<TaskWork, { kind: 'prompt' }>): Promise<TaskVerdict> => {
    const { task, person } = run;
    const { chain, escalation } = modelsFor(deps, { mode: 'agent', preferred: work.model, person });
    if (chain.length === 0) return failure('model.none', TASK_TEXTS[person.language].noModel);
    const outcome = await deps.runAgent({ ...(await agentRun(deps, run, chain)), escalation });
    if (outcome.kind === 'failed') return failed(deps, run, outcome);
    const steps = await retryWhileUnreachable(deps.clock, run.signal, () => deps.steps.load({ kind: 'task', id: task.id }));
    return verdictOf(outcome.reply, resultSoFar(steps, deps.redactor), run);
  };
}

async function agentRun(deps: RunPromptTaskDeps, run: TaskRun, chain: readonly ModelEntry[]): Promise<AgentRun> {
  const { task, person, signal } = run;
  const ref = { kind: 'task', id: task.id } as const;
  const own = await retryWhileUnreachable(deps.clock, signal, () => toolsOfPerson(deps, run));
  const all = [...deps.tools, updatePlanTool, ...own];
  const tools = toolsFor(task, all);
  const contextTokens = Math.min(...chain.map((model) => model.contextTokens));
  return {
    ref,
    fence: run.fence,
    person,
    conversationId: task.conversationId,
    taskId: task.id,
    chain,
    maxOutputTokens: MAX_OUTPUT_TOKENS,
    system: AGENT_PROMPT,
    opening: await retryWhileUnreachable(deps.clock, signal, () => openPrompt(deps, task, contextTokens)),
    tools,
    context: {
      folder: run.folder,
      checkout: run.checkout,
      files: deps.files,
      sandbox: deps.sandbox,
      limits: deps.settings.sandbox,
      sendFile: deps.sendFile,
    },
    events: tellRun(run),
    ...boundsOf(deps, run),
    mayRun: makeMayRun({
      rules: deps.toolRules,
      isolation: deps.sandbox.isolation,
      role: person.role,
      language: person.language,
      project: run.project.name,
      taint: () => retryWhileUnreachable(deps.clock, signal, () => taintOfTask(deps, task, all)),
      ask: ({ step, action, approver }) => deps.awaitApproval(run, step, action, approver),
    }),
    signal,
  };
}

/** Their memory, and the plugins of the chat where the task began; one that began nowhere has none. */
async function toolsOfPerson(deps: RunPromptTaskDeps, { task, person }: TaskRun): Promise<readonly Tool[]> {
  const conversation = task.conversationId === null ? null : await deps.conversations.get(task.conversationId);
  const run = { kind: 'task', id: task.id } as const;
  const ofPlugins = conversation === null ? [] : await deps.pluginTools({ person, conversation, run });
  return [...ofPlugins, ...(await memoryOfTask(deps, task))];
}

function boundsOf(deps: RunPromptTaskDeps, { task, person, leftMs }: TaskRun): Pick<AgentRun, 'maxSteps' | 'budgets' | 'closingNote'> {
  const { budget, steps: most, wallMs } = task.limits;
  const spender = { person, conversationId: task.conversationId, task: { id: task.id, limit: budget } };
  return {
    maxSteps: most,
    budgets: () => budgetLines(deps.budgets, spender, deps.clock.now()),
    // Between two steps nothing of this run is reserved, so what is spent is all that is used.
    closingNote: async (step) =>
      closingNote({
        steps: { left: most - step + 1, most },
        money: { used: await deps.ledger.spentBy({ kind: 'task', id: task.id }), limit: budget },
        time: { usedMs: wallMs - leftMs(), limitMs: wallMs },
      }),
  };
}

/** Those that its template names, or all; and the plan, for which a turn is over too soon. */
function toolsFor({ work }: Task, all: readonly Tool[]): readonly Tool[] {
  const only = work.kind === 'prompt' ? (work.template?.tools ?? null) : null;
  return all.filter((tool) => only === null || tool === updatePlanTool || only.includes(tool.spec.name));
}

/** What cannot be helped now may be later: then the task lets go, and goes on from its last step when it is time. */
async function failed(
  deps: RunPromptTaskDeps,
  run: TaskRun,
  { code, message }: Extract<AgentOutcome, { kind: 'failed' }>,
): Promise<TaskVerdict> {
  const { task, person, transientTries: tries } = run;
  const texts = RUN_TEXTS[person.language];
  const spent = await retryWhileUnreachable(deps.clock, run.signal, () => deps.ledger.spentBy({ kind: 'task', id: task.id }));
  const chance = Number.parseInt(deps.ids.uuid().slice(-4), 16) / 0xff_ff;
  const pauseMs = pauseBeforeRetry({ code, tries, leftMs: run.leftMs(), hasMoney: spent < task.limits.budget, chance });
  if (pauseMs === null) return failure(code, tries < MAX_RETRIES ? message : texts.gaveUpTrying(message, tries));
  const notBefore = new Date(deps.clock.now().getTime() + pauseMs);
  const format = new Intl.DateTimeFormat(person.language, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: person.timeZone,
  });
  const told = texts.triesAgain(message, format.format(notBefore), tries + 1, MAX_RETRIES);
  run.output.line('system', told);
  throw new RunPaused({ kind: 'tries-later', reason: { code: 'task.interrupted.transient', message: told }, notBefore });
}

/** Whatever the agent says: a task whose checks failed has not succeeded (I11). */
function verdictOf({ text, stop }: ModelReply, soFar: NonNullable<TaskVerdict['result']>, { person }: TaskRun): TaskVerdict {
  const texts = TASK_TEXTS[person.language];
  // An agent that ends without a last word has not summed up its work.
  const result = text.trim() === '' ? { ...soFar, summary: null } : soFar;
  if (stop !== 'end') return failure(`model.${stop}`, stop === 'refusal' ? texts.refused : texts.cutOff, result);
  const judged = result.evidence === null ? ({ kind: 'sound' } as const) : judgeEvidence(result.evidence);
  if (judged.kind === 'sound') return { state: 'succeeded', reason: null, result };
  return failure('task.checks-failed', tellFailedChecks(judged.failed, person.language), result);
}
