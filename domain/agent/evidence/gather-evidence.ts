import type { TaskEvidence } from '../../tasks/task-evidence.ts';
import type { Step } from '../step.ts';
import type { ToolFact } from '../tool-fact.ts';

/** What the journal of a run says that it did. Of git only whoever looks into the repository knows. */
export function gatherEvidence(steps: readonly Step[]): TaskEvidence {
  const facts = factsOf(steps);
  const commands = facts.flatMap((fact) => (fact.kind === 'ran' ? [{ command: fact.command, exitCode: fact.exitCode }] : []));
  const written = facts.flatMap((fact) => (fact.kind === 'wrote' ? [fact.path] : []));
  return { commands, filesWritten: [...new Set(written)], commits: [], diffStat: null };
}

function factsOf(steps: readonly Step[]): readonly ToolFact[] {
  return steps.flatMap(({ result }) => (result?.kind === 'tool' ? (result.facts ?? []) : []));
}
