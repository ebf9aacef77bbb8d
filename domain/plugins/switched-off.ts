import type { Conversation } from '../conversation/conversation.ts';
import type { Ports } from '../ports/ports.ts';
import { keptForPlugins } from './kept-for-plugins.ts';

/** The names of the plugins that are off where a turn is. */
export type SwitchedOff = () => Promise<readonly string[]>;

/** Reads them for a turn when somebody asks first, once for all who ask. */
export function makeSwitchedOff(deps: Pick<Ports, 'pluginValues' | 'clock'>) {
  const kept = keptForPlugins(deps);
  return (conversation: Conversation): SwitchedOff => {
    let reading: Promise<readonly string[]> | null = null;
    return () => (reading ??= kept.offIn(conversation));
  };
}
