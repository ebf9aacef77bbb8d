import { decideAccess } from '../access/policy.ts';
import type { Person } from '../access/person.ts';
import type { Tool, ToolContext, ToolOutput } from '../agent/tool.ts';
import type { RunRef } from '../agent/step.ts';
import type { Conversation } from '../conversation/conversation.ts';
import { ParleyError } from '../errors.ts';
import { addressKey } from '../messaging/address.ts';
import type { Redactor } from '../redaction/redactor.ts';
import type { OpenPlugin, OpenTool } from './define-plugin.ts';
import { keptForPlugins } from './kept-for-plugins.ts';
import { makePluginContext } from './plugin-context.ts';
import type { ContextDeps } from './plugin-call.ts';
import type { SwitchedOff } from './switched-off.ts';
import { withinTime } from './within-time.ts';

const TOOL_MS = 30_000;
const MAX_OUTPUT = 20_000;

export interface PluginToolsDeps extends ContextDeps {
  readonly plugins: readonly OpenPlugin[];
  readonly redactor: Redactor;
}

/** For whom a model works, and where. */
interface Worker {
  readonly person: Person;
  readonly conversation: Conversation;
  readonly run: RunRef;
  /** What is off there; absent: it is read. */
  readonly off?: SwitchedOff | undefined;
}

export type PluginTools = (worker: Worker) => Promise<readonly Tool[]>;

/** The tools of the plugins that are on in a conversation, as models are offered them. Guests have none. */
export function makePluginTools(deps: PluginToolsDeps): PluginTools {
  const withTools = deps.plugins.filter(({ tools }) => tools.length > 0);
  return async (worker) => {
    if (withTools.length === 0 || worker.person.role === 'guest') return [];
    const off = await (worker.off?.() ?? keptForPlugins(deps).offIn(worker.conversation));
    const on = withTools.filter(({ name }) => !off.includes(name));
    return on.flatMap((plugin) => plugin.tools.map((tool) => toolOf(deps, worker, plugin, tool)));
  };
}

function toolOf(deps: PluginToolsDeps, worker: Worker, plugin: OpenPlugin, tool: OpenTool): Tool {
  return {
    spec: { name: `${plugin.name.replaceAll('-', '_')}_${tool.name}`, description: tool.description, inputSchema: tool.inputSchema },
    commandOf: () => null,
    isPrivileged: () => tool.isPrivileged,
    isForeign: tool.isForeign,
    run: (input, context) => runTool(deps, worker, { plugin, tool, input }, context),
  };
}

interface Call {
  readonly plugin: OpenPlugin;
  readonly tool: OpenTool;
  readonly input: unknown;
}

async function runTool(
  deps: PluginToolsDeps,
  { person, conversation, run }: Worker,
  { plugin, tool, input }: Call,
  { signal }: Pick<ToolContext, 'signal'>,
): Promise<ToolOutput> {
  const place = addressKey(conversation.address);
  const principal = { personId: person.id, role: person.role, scope: 'admin', tokenId: null, place } as const;
  if (!decideAccess(principal, 'plugin.use').allowed) return { output: 'This person may not use it.', isError: true };
  let isForeign = false;
  const whose = { plugin, person, principal, conversation, run, onForeign: () => void (isForeign = true) };
  const result = await withinTime({ clock: deps.clock, signal, milliseconds: TOOL_MS }, async (until) => {
    // The same call again in one run adds nothing twice.
    const origin = `tool:${run.kind}:${run.id}:${tool.name}:${JSON.stringify(input)}`;
    return tool.run(input, makePluginContext(deps, { ...whose, origin, signal: until }));
  });
  signal.throwIfAborted();
  const facts = isForeign ? [{ kind: 'tainted' } as const] : [];
  if (result.kind === 'done') {
    const { output, isError } = result.value;
    return { output: deps.redactor.text(output.slice(0, MAX_OUTPUT).toWellFormed()), isError, facts };
  }
  if (result.kind === 'failed' && result.cause instanceof ParleyError) return { output: result.cause.message, isError: true, facts };
  const cause = result.kind === 'failed' ? result.cause : null;
  deps.logger.error('plugin.tool-failed', { plugin: plugin.name, tool: tool.name, because: result.kind, cause });
  return { output: result.kind === 'late' ? 'It took too long, so it was cut off.' : 'It failed.', isError: true, facts };
}
