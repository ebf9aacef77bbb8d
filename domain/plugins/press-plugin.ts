import { decideAccess } from '../access/policy.ts';
import type { Principal } from '../access/principal.ts';
import type { Person } from '../access/person.ts';
import type { Ports } from '../ports/ports.ts';
import type { Redactor } from '../redaction/redactor.ts';
import type { OpenPlugin } from './define-plugin.ts';
import { keptForPlugins } from './kept-for-plugins.ts';
import { makePluginContext } from './plugin-context.ts';
import type { ContextDeps } from './plugin-call.ts';
import { PLUGIN_TEXTS } from './plugin-texts.ts';
import { withinTime } from './within-time.ts';

/** Networks want a press to be answered soon. */
const PRESS_MS = 8_000;
const MAX_TEXT = 190;

export interface PressPluginDeps extends ContextDeps, Pick<Ports, 'conversations' | 'ids'> {
  readonly plugins: readonly OpenPlugin[];
  readonly redactor: Redactor;
}

interface Press {
  /** Of the message that has the buttons. */
  readonly key: string;
  /** From 0. */
  readonly at: number;
  readonly person: Person;
  readonly principal: Principal;
  readonly signal: AbortSignal;
}

export type PressPlugin = ReturnType<typeof makePressPlugin>;

/** Does what a plugin's button stands for. `unknown`: there is no such button any more; `foreign`: it is another person's. */
export function makePressPlugin(deps: PressPluginDeps) {
  return async ({ key, at, person, principal, signal }: Press): Promise<{ readonly said: string } | 'unknown' | 'foreign'> => {
    const kept = keptForPlugins(deps);
    const [buttons, held] = await Promise.all([kept.offered(key), kept.held()]);
    const data = buttons?.data[at];
    const plugin = deps.plugins.find(({ name }) => name === buttons?.plugin);
    if (buttons === null || data === undefined || plugin === undefined || held.includes(plugin.name)) return 'unknown';
    if (buttons.personId !== person.id || !decideAccess(principal, 'plugin.use').allowed) return 'foreign';
    const conversation = await deps.conversations.get(buttons.conversationId);
    if (conversation === null) return 'unknown';
    const texts = PLUGIN_TEXTS[person.language];
    const result = await withinTime({ clock: deps.clock, signal, milliseconds: PRESS_MS }, async (until) => {
      const run = { kind: 'plugin', id: deps.ids.uuid() } as const;
      const origin = `press:${key}:${String(at)}`;
      const call = { plugin, person, principal, conversation, origin, run, onForeign: () => undefined, signal: until };
      return plugin.press(data, makePluginContext(deps, call));
    });
    if (result.kind === 'done')
      return {
        said: deps.redactor
          .text(result.value ?? texts.pressed)
          .slice(0, MAX_TEXT)
          .toWellFormed(),
      };
    deps.logger.error('plugin.press-failed', {
      plugin: plugin.name,
      because: result.kind,
      cause: result.kind === 'failed' ? result.cause : null,
    });
    return { said: texts.commandFailed };
  };
}
