import type { AgentEvents } from '../agent/agent-events.ts';
import type { ToolCall } from '../routing/model-reply.ts';
import type { Verbosity } from './verbosity.ts';

/** Of the tool calls of a turn the latest are shown. */
const MOST_LINES = 10;
const SHOWN_INPUT = 160;

/** What of the agent's work a turn shows while it goes on: the text that is being made, and above it, where that is wanted, the tools that were called. */
export function showTools(
  verbosity: Verbosity,
  { update, redact, redactGrowing }: { update(text: string): void; redact(text: string): string; redactGrowing(text: string): string },
): AgentEvents {
  const lines: string[] = [];
  let text = '';
  const show = (): void => update([lines.slice(-MOST_LINES).join('\n'), text].filter((part) => part !== '').join('\n\n'));
  return {
    onText(growing) {
      text = redactGrowing(growing);
      show();
    },
    onToolCall(call) {
      if (verbosity === 0) return;
      lines.push(toolLine(call, verbosity, redact));
      // What was said before the call is told again by the answer, if it matters.
      text = '';
      show();
    },
    onModelCall: () => {},
    onModelActivity: () => {},
    onCommandOutput: () => {},
    onToolResult: () => {},
  };
}

function toolLine({ name, input }: ToolCall, verbosity: Verbosity, redact: (text: string) => string): string {
  if (verbosity === 1) return `- \`${name}\``;
  const given = redact(typeof input === 'string' ? input : JSON.stringify(input)).replaceAll(/[`\s]+/g, ' ');
  const shown = given.length > SHOWN_INPUT ? `${given.slice(0, SHOWN_INPUT).toWellFormed()}…` : given;
  return `- \`${name}\` \`${shown}\``;
}
