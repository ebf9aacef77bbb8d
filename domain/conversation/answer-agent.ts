import { AGENT_PROMPT } from '../agent/agent-prompt.ts';
import { makeMayRun } from '../agent/permissions/make-may-run.ts';
import type { ToolRule } from '../agent/permissions/tool-rule.ts';
import { factsRead, makeMemoryTool } from '../agent/tools/memory-tool.ts';
import { closingNote } from '../agent/closing-note.ts';
import type { AgentRun, RunAgent } from '../agent/run-agent.ts';
import type { SendFile } from '../agent/send-file.ts';
import type { Tool } from '../agent/tool.ts';
import { budgetLines } from '../costs/budget-lines.ts';
import { retryWhileUnreachable } from '../delivery/while-unreachable.ts';
import { usedMemories } from '../memory/used-memory.ts';
import type { UsedMemory } from '../memory/used-memory.ts';
import type { PluginTools } from '../plugins/plugin-tools.ts';
import type { Ports } from '../ports/ports.ts';
import type { ModelEntry } from '../routing/model-catalogue.ts';
import { windowOf } from '../routing/estimate-tokens.ts';
import { seeingFirst } from '../routing/model-chain.ts';
import type { Project } from '../tasks/project.ts';
import type { Projects } from '../tasks/projects.ts';
import type { TaskSettings } from '../tasks/task-settings.ts';
import type { AnswerDeps } from './answer-chat.ts';
import type { AnswerTurn, TurnToAnswer } from './answer-turn.ts';
import { historyMessages } from './assemble-prompt.ts';
import { coveringSummary } from './covering-summary.ts';
import { chainForRetry } from './chain-for-retry.ts';
import { historyWindow } from './history-window.ts';
import { modelsFor } from './models-for.ts';
import { makePartialWriter } from './partial-writer.ts';
import { redactGrowing } from './redact-growing.ts';
import { projectOf } from './project-of.ts';
import { taintOfTurn } from './taint-of-turn.ts';
import { showTools } from './show-tools.ts';
import { SPOKEN_NOTE, userMessage } from './prompt-text.ts';
import { TURN_TEXTS } from './turn-texts.ts';

const HISTORY_TURNS = 30;
/** A turn is answered while somebody waits; what takes longer is handed over as a task. */
const MAX_STEPS = 30;
const MAX_OUTPUT_TOKENS = 8_192;

export interface AnswerAgentDeps extends AnswerDeps, Pick<Ports, 'files' | 'sandbox' | 'attachments' | 'steps' | 'memory'> {
  readonly runAgent: RunAgent;
  readonly sendFile: SendFile;
  readonly projects: Projects;
  readonly settings: TaskSettings;
  readonly tools: readonly Tool[];
  readonly toolRules: readonly ToolRule[];
  readonly pluginTools: PluginTools;
}

/** The agent answers a turn, with the tools of the conversation's project. */
export function makeAnswerAgent(deps: AnswerAgentDeps): AnswerTurn {
  return async (task) => {
    const { turn, fence, person, conversation, signal } = task;
    await task.recorded;
    const { chain: usable, escalation } = modelsFor(deps, { mode: 'agent', preferred: turn.route?.model ?? null, person });
    const chain = await chainForRetry(deps.turns, turn, usable);
    const texts = TURN_TEXTS[person.language];
    if (chain.length === 0) return { kind: 'failed', code: 'model.none', message: texts.noAgentModel, cost: 0 };
    const project = await projectOf(deps.projects, person, conversation, deps.settings.defaultProject);
    const partial = makePartialWriter(deps, { ...turn, fence });
    try {
      const { prompt, memories } = await gatherPrompt(deps, task, chain);
      const outcome = await deps.runAgent({
        ...boundsOf(deps, task),
        ...prompt,
        ...(await whatItMayUse(deps, task, project)),
        escalation,
        events: showTools(conversation.verbosity, {
          update: partial.update,
          redact: (text) => deps.redactor.text(text),
          redactGrowing: redactGrowing(deps.redactor),
        }),
        signal,
      });
      const cost = await retryWhileUnreachable(deps.clock, signal, () => deps.ledger.spentBy({ kind: 'turn', id: turn.id }));
      if (outcome.kind === 'failed') {
        const { code, message, tried } = outcome;
        return { kind: 'failed', code, message, cost, tries: tried };
      }
      const reply = outcome.reply.text.trim() === '' ? texts.agentSaidNothing : deps.redactor.text(outcome.reply.text);
      const read = await memoriesRead(deps, turn.id, signal);
      return { kind: 'answered', reply, model: outcome.model, cost, tries: outcome.tried, memories: [...memories, ...read] };
    } finally {
      await partial.close();
    }
  };
}

/** From what is stored, so that a crash on the way forgets none. */
async function memoriesRead({ steps, clock }: AnswerAgentDeps, id: string, signal: AbortSignal): Promise<readonly UsedMemory[]> {
  const done = await retryWhileUnreachable(clock, signal, () => steps.load({ kind: 'turn', id }));
  return usedMemories(factsRead(done).map((factId) => ({ kind: 'fact', factId, turnId: null, summaryId: null })));
}

/** Whose run it is, and how far it may go. */
function boundsOf(deps: AnswerAgentDeps, { turn, fence, isFresh = false, person, conversation }: TurnToAnswer) {
  return {
    ref: { kind: 'turn', id: turn.id },
    fence,
    isFresh,
    person,
    conversationId: conversation.id,
    taskId: null,
    maxOutputTokens: MAX_OUTPUT_TOKENS,
    maxSteps: MAX_STEPS,
    closingNote: async (step) => closingNote({ steps: { left: MAX_STEPS - step + 1, most: MAX_STEPS } }),
    budgets: () => budgetLines(deps.budgets, { person, conversationId: conversation.id, task: null }, deps.clock.now()),
  } satisfies Partial<AgentRun>;
}

async function whatItMayUse(deps: AnswerAgentDeps, { turn, person, conversation, off, signal }: TurnToAnswer, project: Project) {
  const { files, sandbox, settings, sendFile } = deps;
  const ofPlugins = await deps.pluginTools({ person, conversation, run: { kind: 'turn', id: turn.id }, off });
  // In a group everybody reads the answer (I9).
  const shared = [...deps.tools, ...ofPlugins];
  const tools = conversation.audience === 'private' ? [...shared, makeMemoryTool(deps.memory, person.id)] : shared;
  return {
    tools,
    context: { folder: project.folder, files, sandbox, limits: settings.sandbox, sendFile },
    mayRun: makeMayRun({
      rules: deps.toolRules,
      isolation: sandbox.isolation,
      role: person.role,
      language: person.language,
      project: project.name,
      taint: () => retryWhileUnreachable(deps.clock, signal, () => taintOfTurn(deps, turn, conversation, tools)),
      // Only a task can wait for a person.
      ask: null,
    }),
  } satisfies Partial<AgentRun>;
}

async function gatherPrompt(deps: AnswerAgentDeps, task: TurnToAnswer, chain: readonly ModelEntry[]) {
  const { turn, person, conversation } = task;
  const { contextStart, audience } = conversation;
  const limit = historyWindow(turn.position - contextStart - 1, HISTORY_TURNS);
  const history = await task.earlier(limit);
  const contextTokens = Math.min(...chain.map(windowOf));
  const files = await deps.showFiles({ mode: 'agent', person, conversation, chain, turn, heard: task.heard, earlier: history });
  const shown = { history, contextStart, contextTokens, question: turn, audience, files };
  const summary = await coveringSummary(deps, conversation, shown, { personId: person.id, isOwnOnly: true });
  const { messages, note } = historyMessages({ ...shown, summary });
  const opening = [...messages, userMessage(turn, audience, files.asked)];
  const prompt = { system: `${AGENT_PROMPT}\n${SPOKEN_NOTE}${note}`, opening, chain: seeingFirst(chain, opening) };
  return { prompt, memories: summary?.memories ?? [] };
}
