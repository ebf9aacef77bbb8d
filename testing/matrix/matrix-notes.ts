import { accountNotes } from '../../compose/account-notes.ts';
import { makeInMemoryStores } from '../../domain/testing/in-memory-stores.ts';
import { makeManualClock } from '../../domain/testing/manual-clock.ts';

/** Notes about our accounts as the program keeps them, for as long as a test runs. */
export function notesInMemory() {
  const { pluginValues } = makeInMemoryStores({ clock: makeManualClock() });
  return (account: string) => accountNotes(pluginValues, 'matrix', account);
}
