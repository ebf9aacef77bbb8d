import type { Person } from '../access/person.ts';
import type { Ports } from '../ports/ports.ts';
import { chainAndLadder } from '../routing/model-chain.ts';
import type { ModelEntry } from '../routing/model-catalogue.ts';
import type { Mode } from '../routing/route.ts';
import type { ModelChoice } from '../routing/model-choice.ts';
import type { EscalationRoom } from './try-model.ts';

/** The models that may answer somebody now, and how far an answer may be moved up. */
export function modelsFor(
  { models, providers }: { readonly models: ModelChoice } & Pick<Ports, 'providers'>,
  { mode, preferred, person }: { readonly mode: Mode; readonly preferred: string | null; readonly person: Pick<Person, 'freeModelsFirst'> },
): { readonly chain: readonly ModelEntry[]; readonly escalation: EscalationRoom } {
  const { chains, catalogue, escalationSteps = 0 } = models;
  const freeFirst = person.freeModelsFirst;
  const { chain, ladder } = chainAndLadder({
    mode,
    preferred,
    chains,
    catalogue: catalogue(),
    providers: new Set(providers.keys()),
    freeFirst,
  });
  return { chain, escalation: { ladder, stepsLeft: escalationSteps } };
}
