import type { Person } from '../access/person.ts';
import type { Ports } from '../ports/ports.ts';
import { explainDecision } from './explain-decision.ts';
import { makeReadUsedMemories, tellMemories } from './explain-memories.ts';
import type { Turn } from './turn.ts';

/** How a turn was decided and answered, and what was remembered for it, in Markdown. */
export function makeExplainAnswer(deps: Pick<Ports, 'memory' | 'turns' | 'conversations'>) {
  const readMemories = makeReadUsedMemories(deps);
  return async (turn: Turn, person: Pick<Person, 'language' | 'timeZone'>): Promise<string> => {
    const memories = tellMemories(await readMemories(turn), person);
    const decision = explainDecision(turn, person.language);
    return memories === '' ? decision : `${decision}\n\n${memories}`;
  };
}
