import type { Person } from '../app/person.ts';
import { hasTokens, managesPeople, reviewsRouting, seesApprovals, seesCosts, seesHealth } from '../app/person.ts';
import type { PlainPlace } from '../app/place.ts';
import type { IconName } from '../parts/icon.tsx';
import type { Texts } from '../texts/en.ts';

export interface ListedPlace {
  readonly kind: PlainPlace;
  readonly icon: IconName;
  readonly label: (texts: Texts) => string;
  /** What to press after `g`. */
  readonly key: string;
}

const ALL: readonly (ListedPlace & { readonly isFor: (person: Person) => boolean })[] = [
  { kind: 'new-conversation', icon: 'plus', label: ({ chat }) => chat.newConversation, key: 'n', isFor: () => true },
  { kind: 'tasks', icon: 'tasks', label: ({ app }) => app.tasks, key: 't', isFor: () => true },
  { kind: 'schedules', icon: 'clock', label: ({ schedules }) => schedules.title, key: 's', isFor: seesCosts },
  { kind: 'templates', icon: 'file', label: ({ templates }) => templates.title, key: 'l', isFor: seesCosts },
  { kind: 'approvals', icon: 'approvals', label: ({ app }) => app.approvals, key: 'a', isFor: seesApprovals },
  { kind: 'costs', icon: 'costs', label: ({ app }) => app.costs, key: 'c', isFor: seesCosts },
  { kind: 'memory', icon: 'memory', label: ({ app }) => app.memory, key: 'm', isFor: () => true },
  { kind: 'helpers', icon: 'helpers', label: ({ app }) => app.helpers, key: 'e', isFor: () => true },
  { kind: 'review', icon: 'review', label: ({ app }) => app.review, key: 'u', isFor: reviewsRouting },
  { kind: 'people', icon: 'people', label: ({ app }) => app.people, key: 'p', isFor: managesPeople },
  { kind: 'access', icon: 'key', label: ({ app }) => app.access, key: 'k', isFor: hasTokens },
  { kind: 'health', icon: 'health', label: ({ app }) => app.health, key: 'h', isFor: seesHealth },
];

/** Where this person can go, in the order of the menu. */
export function placesOf(person: Person): readonly ListedPlace[] {
  return ALL.filter(({ isFor }) => isFor(person));
}
