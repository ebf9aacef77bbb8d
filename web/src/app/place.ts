/** Where in the console one is. */
export type Place =
  | { readonly kind: PlainPlace | 'new-task' | 'nowhere' }
  | { readonly kind: 'conversation'; readonly id: string }
  | { readonly kind: 'task'; readonly id: string };

/** The places that have no more to their path than their name. */
const PLAIN = [
  'tasks',
  'schedules',
  'templates',
  'approvals',
  'costs',
  'memory',
  'review',
  'helpers',
  'people',
  'access',
  'health',
] as const;

export type PlainPlace = (typeof PLAIN)[number] | 'new-conversation';

/** The place with this path. */
export function placeAt(path: string): Place {
  const [first = '', second = '', ...rest] = path.split('/').filter((part) => part !== '');
  if (rest.length > 0) return { kind: 'nowhere' };
  const id = decoded(second);
  if (id === null) return { kind: 'nowhere' };
  if (first === '') return { kind: 'new-conversation' };
  if (first === 'c' && id !== '') return { kind: 'conversation', id };
  if (first === 'tasks' && id !== '') return id === 'new' ? { kind: 'new-task' } : { kind: 'task', id };
  const plain = PLAIN.find((name) => name === first);
  return plain !== undefined && id === '' ? { kind: plain } : { kind: 'nowhere' };
}

/** The path of a place. */
export function pathOf(place: Place): string {
  if (place.kind === 'conversation') return `/c/${encodeURIComponent(place.id)}`;
  if (place.kind === 'task') return `/tasks/${encodeURIComponent(place.id)}`;
  if (place.kind === 'new-conversation') return '/';
  return place.kind === 'new-task' ? '/tasks/new' : `/${place.kind}`;
}

function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}
