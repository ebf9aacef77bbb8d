import { budgetLines } from '../costs/budget-lines.ts';
import type { AgentEvents } from '../agent/agent-events.ts';
import { AGENT_PROMPT } from '../agent/agent-prompt.ts';
import type { RunAgent } from '../agent/run-agent.ts';
import { PROJECT_TOOLS } from '../agent/tools/project-tools.ts';
import type { Ports } from '../ports/ports.ts';
import type { Person } from '../access/person.ts';
import { chainFor } from '../routing/model-chain.ts';
import type { Projects } from '../tasks/projects.ts';
import type { TaskSettings } from '../tasks/task-settings.ts';
import type { AnswerDeps } from './answer-chat.ts';
import type { AnswerTurn } from './answer-turn.ts';
import { historyMessages } from './assemble-prompt.ts';
import type { Conversation } from './conversation.ts';
import { makePartialWriter } from './partial-writer.ts';
import { redactGrowing } from './redact-growing.ts';
import { TURN_TEXTS } from './turn-texts.ts';

const HISTORY_TURNS = 30;
/** A turn is answered while somebody waits; what takes longer is handed over as a task. */
const MAX_STEPS = 30;
const MAX_OUTPUT_TOKENS = 8_192;

export interface AnswerAgentDeps extends AnswerDeps, Pick<Ports, 'files' | 'sandbox'> {
  readonly runAgent: RunAgent;
  readonly projects: Projects;
  readonly settings: TaskSettings;
}

/** The agent answers a turn, with the tools of the conversation's project. */
export function makeAnswerAgent(deps: AnswerAgentDeps): AnswerTurn {
  return async ({ turn, fence, person, conversation, signal }) => {
    const { chains, catalogue } = deps.models;
    const providers = new Set(deps.providers.keys());
    const chain = chainFor({ mode: 'agent', preferred: turn.route?.model ?? null, chains, catalogue: catalogue(), providers });
    if (chain.length === 0) return { kind: 'failed', code: 'model.none', message: TURN_TEXTS[person.language].noAgentModel, cost: 0 };
    const project = await projectOf(deps.projects, person, conversation, deps.settings.defaultProject);
    const range = { contextStart: conversation.contextStart, before: turn.position, limit: HISTORY_TURNS };
    const history = await deps.turns.recent(conversation.id, range);
    const contextTokens = Math.min(...chain.map((model) => model.contextTokens));
    const ref = { kind: 'turn', id: turn.id } as const;
    const partial = makePartialWriter(deps, { ...turn, fence });
    try {
      const outcome = await deps.runAgent({
        ref,
        fence,
        person,
        conversationId: conversation.id,
        taskId: null,
        chain,
        maxOutputTokens: MAX_OUTPUT_TOKENS,
        maxSteps: MAX_STEPS,
        system: AGENT_PROMPT,
        opening: [...historyMessages({ history, contextTokens }), { role: 'user', text: turn.text }],
        tools: PROJECT_TOOLS,
        context: { folder: project.folder, files: deps.files, sandbox: deps.sandbox, limits: deps.settings.sandbox },
        events: shownTo(partial.update, redactGrowing(deps.redactor)),
        budgets: () => budgetLines(deps.budgets, { person, conversationId: conversation.id, task: null }, deps.clock.now()),
        // Without a sandbox a command needs the owner's yes, and only a task can wait for that.
        mayRun: async (call, tool) => deps.sandbox.isolation === 'bubblewrap' || tool.commandOf(call.input) === null,
        signal,
      });
      const cost = await deps.ledger.spentBy(ref);
      if (outcome.kind === 'failed') return { ...outcome, cost };
      return { kind: 'answered', reply: deps.redactor.text(outcome.reply.text), model: outcome.model, cost };
    } finally {
      await partial.close();
    }
  };
}

async function projectOf(projects: Projects, person: Person, conversation: Conversation, defaultProject: string) {
  const principal = { personId: person.id, role: person.role, scope: 'admin', tokenId: null } as const;
  if (conversation.projectId !== null) return projects.get(principal, conversation.projectId);
  return projects.open(principal, defaultProject);
}

/** A turn shows only the text that is being made; its tool calls are in the journal. */
function shownTo(update: (text: string) => void, redact: (text: string) => string): AgentEvents {
  return {
    onText: (text) => update(redact(text)),
    onModelCall: () => {},
    onToolCall: () => {},
    onCommandOutput: () => {},
    onToolResult: () => {},
  };
}
