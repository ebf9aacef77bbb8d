import type { SaidText } from '../ports/fact-queue.ts';
import type { Ports } from '../ports/ports.ts';
import { holdsSecret } from '../redaction/holds-secret.ts';
import type { Redactor } from '../redaction/redactor.ts';
import { runRegularly } from '../run-regularly.ts';
import type { NewFact } from './fact.ts';
import { plainText } from './keepable-text.ts';
import { findFacts } from './patterns/find-facts.ts';

const EVERY_MS = 2_000;
/** More is no talk, and is not gone through. */
const LONGEST_READ = 20_000;

type ReadFactsDeps = Pick<Ports, 'factQueue' | 'ids' | 'clock' | 'logger'> & { readonly redactor: Redactor };

/**
 * Reads what was said for what people plainly say of themselves: within seconds after a turn has ended, and never while somebody waits for its answer.
 * What is left undone is done by whoever runs next. Returns how to end that.
 */
export function readFacts(deps: ReadFactsDeps): () => Promise<void> {
  return runRegularly(deps, {
    everyMs: EVERY_MS,
    failed: 'memories.facts-not-read',
    run: async (signal) => {
      while (!signal.aborted && (await deps.factQueue.readNext((said) => factsIn(deps, said))));
    },
  });
}

/**
 * The facts in what somebody said. Words that were passed on, commands and secrets give none (I8, I10). What is said in a group is said among others, and is
 * trusted accordingly.
 */
export function factsIn({ ids, clock, redactor }: Pick<ReadFactsDeps, 'ids' | 'clock' | 'redactor'>, said: SaidText): readonly NewFact[] {
  const { scope, speakerId, speaker, turnId, at, isForwarded } = said;
  if (isForwarded || said.text.length > LONGEST_READ || said.text.startsWith('/')) return [];
  const whence = { scope, speakerId, speaker, turnId, origin: 'pattern', isTainted: scope.kind === 'group', heldFrom: at } as const;
  return findFacts(plainText(said.text))
    .filter(({ text }) => !holdsSecret(text, redactor))
    .map((found) => ({ id: ids.uuid(), ...found, ...whence, createdAt: clock.now() }));
}
