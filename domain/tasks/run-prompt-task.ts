import type { AgentEvents } from '../agent/agent-events.ts';
import { AGENT_PROMPT } from '../agent/agent-prompt.ts';
import type { RunAgent } from '../agent/run-agent.ts';
import type { SendFile } from '../agent/send-file.ts';
import { NOT_APPROVED, PERMITTED } from '../agent/permissions/permit.ts';
import { PROJECT_TOOLS } from '../agent/tools/project-tools.ts';
import type { ModelChoice } from '../conversation/answer-chat.ts';
import { budgetLines } from '../costs/budget-lines.ts';
import type { Budgets } from '../costs/budget-lines.ts';
import type { Ports } from '../ports/ports.ts';
import type { Redactor } from '../redaction/redactor.ts';
import { chainFor } from '../routing/model-chain.ts';
import type { ModelReply, ToolCall } from '../routing/model-reply.ts';
import type { AwaitApproval } from './await-approval.ts';
import { TASK_TEXTS } from './task-texts.ts';
import type { TaskTexts } from './task-texts.ts';
import { failure } from './task-run.ts';
import type { TaskOutput, TaskRun, TaskVerdict } from './task-run.ts';
import type { TaskSettings } from './task-settings.ts';

const MAX_OUTPUT_TOKENS = 16_384;
const SHOWN_INPUT = 300;

export interface RunPromptTaskDeps extends Pick<Ports, 'files' | 'sandbox' | 'providers' | 'clock'> {
  readonly runAgent: RunAgent;
  readonly sendFile: SendFile;
  readonly models: ModelChoice;
  readonly budgets: Budgets;
  readonly settings: TaskSettings;
  readonly awaitApproval: AwaitApproval;
  readonly redactor: Redactor;
}

/** The agent works on a prompt. */
export function makeRunPromptTask(deps: RunPromptTaskDeps) {
  return async (run: TaskRun, work: { readonly prompt: string; readonly model: string | null }): Promise<TaskVerdict> => {
    const { task, person } = run;
    const texts = TASK_TEXTS[person.language];
    const providers = new Set(deps.providers.keys());
    const { chains, catalogue } = deps.models;
    const chain = chainFor({ mode: 'agent', preferred: work.model, chains, catalogue: catalogue(), providers });
    if (chain.length === 0) return failure('model.none', texts.noModel);
    const spender = { person, conversationId: task.conversationId, task: { id: task.id, limit: task.limits.budget } };
    const outcome = await deps.runAgent({
      ref: { kind: 'task', id: task.id },
      fence: run.fence,
      person,
      conversationId: task.conversationId,
      taskId: task.id,
      chain,
      maxOutputTokens: MAX_OUTPUT_TOKENS,
      maxSteps: task.limits.steps,
      system: AGENT_PROMPT,
      opening: [{ role: 'user', text: work.prompt }],
      tools: PROJECT_TOOLS,
      context: {
        folder: run.project.folder,
        files: deps.files,
        sandbox: deps.sandbox,
        limits: deps.settings.sandbox,
        sendFile: deps.sendFile,
      },
      events: toldIn(run.output, texts),
      budgets: () => budgetLines(deps.budgets, spender, deps.clock.now()),
      async mayRun(call, tool, step) {
        const command = tool.commandOf(call.input);
        if (command === null || deps.sandbox.isolation === 'bubblewrap') return PERMITTED;
        return (await deps.awaitApproval(run, step, command)) ? PERMITTED : NOT_APPROVED;
      },
      signal: run.signal,
    });
    if (outcome.kind === 'failed') return failure(outcome.code, outcome.message);
    return verdictOf(outcome.reply, deps.redactor, texts);
  };
}

function verdictOf({ text, stop }: ModelReply, redactor: Redactor, texts: TaskTexts): TaskVerdict {
  const result = { summary: redactor.text(text), exitCode: null, evidence: null };
  if (stop === 'end') return { state: 'succeeded', reason: null, result };
  return failure(`model.${stop}`, stop === 'refusal' ? texts.refused : texts.cutOff, result);
}

/** Turns what the agent does into output lines; stages come from typed events alone. */
function toldIn(output: TaskOutput, texts: TaskTexts): AgentEvents {
  let told = '';
  return {
    onModelCall() {
      told = '';
      output.line('stage', 'waiting for the model');
    },
    onText(text) {
      if (!text.startsWith(told)) {
        output.line('system', texts.anotherModel);
        told = '';
      }
      output.text(text.slice(told.length));
      told = text;
    },
    onToolCall(call) {
      output.line('stage', stageOf(call));
      output.line('tool', `${call.name} ${shortInput(call.input)}`);
    },
    onCommandOutput: (stream, bytes) => output.bytes(stream, bytes),
    onToolResult(call, { output: result, isError }) {
      const first =
        result
          .trim()
          .split('\n')
          .at(call.name === 'run_command' ? -1 : 0) ?? '';
      output.line('tool', `${call.name} ${isError ? 'failed' : 'done'}: ${shortened(first)}`);
    },
  };
}

const STAGES: Readonly<Record<string, string>> = {
  list_files: 'exploring',
  read_file: 'exploring',
  search_files: 'exploring',
  edit_file: 'editing',
  write_file: 'editing',
  run_command: 'running a command',
  send_file: 'sending a file',
};

function stageOf(call: ToolCall): string {
  return STAGES[call.name] ?? call.name;
}

function shortInput(input: unknown): string {
  return shortened(typeof input === 'string' ? input : JSON.stringify(input));
}

function shortened(text: string): string {
  return text.length > SHOWN_INPUT ? `${text.slice(0, SHOWN_INPUT).toWellFormed()}…` : text;
}
