import type { NewFact } from '../memory/fact.ts';
import { NOON, uuid } from './fixtures.ts';

/** By default something that the person of `aPerson`, or of the scope, said in private; its value is its text. */
export function aFact(change: Partial<NewFact> = {}): NewFact {
  const text = change.text ?? 'Люблю чай';
  const scope = change.scope ?? { kind: 'person', personId: uuid(1) };
  return {
    id: uuid(300),
    scope,
    text,
    subject: 'self',
    predicate: 'note',
    value: text,
    category: 'other',
    confidence: 1,
    speakerId: scope.kind === 'person' ? scope.personId : uuid(1),
    speaker: 'Аня',
    turnId: null,
    origin: 'said',
    isTainted: false,
    heldFrom: change.createdAt ?? NOON,
    createdAt: NOON,
    ...change,
  };
}

/** The scope of what is a person's own. */
export function ofPerson(personId: string) {
  return { kind: 'person', personId } as const;
}
