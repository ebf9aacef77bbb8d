import type { FactCategory } from './fact.ts';

interface Predicate {
  readonly category: FactCategory;
  /** Whether a newer one takes the place of an older one: a person lives in one place, and likes many things. */
  readonly isSingle: boolean;
}

const ONE = true;
const MANY = false;

/** What facts say of somebody; a model may find others, of which there may be many. */
export const PREDICATES = {
  name: { category: 'identity', isSingle: ONE },
  'called-by': { category: 'identity', isSingle: ONE },
  age: { category: 'identity', isSingle: ONE },
  birthday: { category: 'date', isSingle: ONE },
  home: { category: 'place', isSingle: ONE },
  origin: { category: 'place', isSingle: ONE },
  employer: { category: 'work', isSingle: ONE },
  profession: { category: 'work', isSingle: ONE },
  studies: { category: 'work', isSingle: ONE },
  named: { category: 'family', isSingle: MANY },
  allergy: { category: 'health', isSingle: MANY },
  diet: { category: 'health', isSingle: MANY },
  likes: { category: 'preference', isSingle: MANY },
  dislikes: { category: 'preference', isSingle: MANY },
  favourite: { category: 'preference', isSingle: ONE },
  has: { category: 'possession', isSingle: MANY },
  note: { category: 'other', isSingle: MANY },
} as const satisfies Readonly<Record<string, Predicate>>;

const BY_NAME: ReadonlyMap<string, Predicate> = new Map(Object.entries(PREDICATES));

/** Of two that cannot both hold of the same thing, each with the other. */
const OPPOSITES: ReadonlyMap<string, string> = new Map([
  ['likes', 'dislikes'],
  ['dislikes', 'likes'],
]);

/** Whether only one fact with this predicate holds of a subject at a time. */
export function isSingleValued(predicate: string): boolean {
  return BY_NAME.get(predicate)?.isSingle ?? false;
}

/** What facts with this predicate are about. */
export function categoryOf(predicate: string): FactCategory {
  return BY_NAME.get(predicate)?.category ?? 'other';
}

/** The predicate that cannot hold together with this one of the same value; null: there is none. */
export function oppositeOf(predicate: string): string | null {
  return OPPOSITES.get(predicate) ?? null;
}
