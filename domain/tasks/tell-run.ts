import type { AgentEvents } from '../agent/agent-events.ts';
import { toolStage } from '../agent/tool-stage.ts';
import type { ToolCall } from '../routing/model-reply.ts';
import type { RunEvent } from './run-event.ts';
import type { TaskRun } from './task-run.ts';
import { TASK_TEXTS } from './task-texts.ts';

const SHOWN_INPUT = 300;

/** Turns what the agent does into output lines, and into events for whoever says what the task is doing; both from typed events alone. */
export function tellRun({ output, person, note }: TaskRun): AgentEvents {
  let told = '';
  return {
    onModelCall(_step, isLast) {
      told = '';
      output.line('stage', isLast ? 'wrapping up' : 'waiting for the model');
      note({ kind: 'model-called', isLast });
    },
    onModelActivity: () => note({ kind: 'alive' }),
    onText(text) {
      if (!text.startsWith(told)) {
        output.line('system', TASK_TEXTS[person.language].anotherModel);
        told = '';
      }
      output.text(text.slice(told.length));
      told = text;
    },
    onToolCall(call, _step, command) {
      output.line('stage', STAGE_LINES[call.name] ?? call.name);
      output.line('tool', `${call.name} ${shortInput(call.input)}`);
      note(
        command === null ? { kind: 'tool-called', stage: toolStage(call.name), detail: placeOf(call) } : { kind: 'command-begun', command },
      );
    },
    onCommandOutput(stream, bytes) {
      note({ kind: 'alive' });
      return output.bytes(stream, bytes);
    },
    onToolResult(call, { output: result, isError, facts }) {
      for (const event of facts.flatMap(eventOf)) note(event);
      note({ kind: 'alive' });
      const first =
        result
          .trim()
          .split('\n')
          .at(call.name === 'run_command' ? -1 : 0) ?? '';
      output.line('tool', `${call.name} ${isError ? 'failed' : 'done'}: ${shortened(first)}`);
    },
  };
}

function eventOf(fact: Parameters<AgentEvents['onToolResult']>[1]['facts'][number]): readonly RunEvent[] {
  if (fact.kind === 'planned') return [{ kind: 'planned', items: fact.items }];
  return fact.kind === 'ran' ? [{ kind: 'command-ended', command: fact.command, exitCode: fact.exitCode }] : [];
}

/** For the log. */
const STAGE_LINES: Readonly<Record<string, string>> = {
  list_files: 'exploring',
  read_file: 'exploring',
  search_files: 'exploring',
  edit_file: 'editing',
  write_file: 'editing',
  run_command: 'running a command',
  send_file: 'sending a file',
  update_plan: 'planning',
  web_fetch: 'browsing',
  web_search: 'browsing',
};

/** The file, page or search that a call is about; null: none. */
function placeOf({ input }: ToolCall): string | null {
  if (typeof input !== 'object' || input === null) return null;
  const place = 'path' in input ? input.path : 'url' in input ? input.url : 'query' in input ? input.query : null;
  return typeof place === 'string' && place !== '' ? shortened(place) : null;
}

function shortInput(input: unknown): string {
  return shortened(typeof input === 'string' ? input : JSON.stringify(input));
}

function shortened(text: string): string {
  return text.length > SHOWN_INPUT ? `${text.slice(0, SHOWN_INPUT).toWellFormed()}…` : text;
}
