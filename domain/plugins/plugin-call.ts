import type { Person } from '../access/person.ts';
import type { Principal } from '../access/principal.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { Ports } from '../ports/ports.ts';
import type { PluginContext } from './contract.ts';
import type { OpenPlugin } from './define-plugin.ts';

export type ContextDeps = Pick<Ports, 'pluginValues' | 'pluginJobs' | 'internet' | 'clock' | 'doorbell' | 'logger'>;

/** For whom a plugin works, and where. */
export interface PluginCall {
  readonly plugin: OpenPlugin;
  readonly person: Person;
  readonly principal: Principal;
  readonly conversation: Conversation;
  /** What it comes from, the same again after a crash: what it adds is then added once. */
  readonly origin: string;
  /** Absent: no model can be asked from here. */
  readonly askModel?: PluginContext<unknown>['askModel'];
  readonly show?: (text: string) => void;
  readonly signal: AbortSignal;
}
