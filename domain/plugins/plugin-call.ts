import type { Person } from '../access/person.ts';
import type { Principal } from '../access/principal.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { Ports } from '../ports/ports.ts';
import type { PaidRun } from '../ports/ledger.ts';
import type { AskModelDeps } from './ask-model.ts';
import type { Collections } from './collections.ts';
import type { OpenPlugin } from './define-plugin.ts';

export interface ContextDeps extends Pick<
  Ports,
  'conversations' | 'pluginValues' | 'pluginJobs' | 'pluginTexts' | 'internet' | 'sealer' | 'clock' | 'doorbell' | 'logger'
> {
  /** Absent: no model can be asked. */
  readonly asking?: AskModelDeps;
  readonly collections: Collections;
}

/** For whom a plugin works, and where. */
export interface PluginCall {
  readonly plugin: OpenPlugin;
  readonly person: Person;
  readonly principal: Principal;
  readonly conversation: Conversation;
  /** What it comes from, the same again after a crash: what it adds is then added once. */
  readonly origin: string;
  /** What models that it asks are paid with. */
  readonly run: PaidRun;
  /** The model that the person chose; absent: none. */
  readonly preferred?: string | null;
  /** Told each time it is given somebody else's words (I8). */
  readonly onForeign: () => void;
  readonly show?: (text: string) => void;
  readonly signal: AbortSignal;
}
