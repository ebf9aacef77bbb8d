/** Where in the console one is. */
export type Place =
  | { readonly kind: 'new-conversation' | 'tasks' | 'new-task' | 'schedules' | 'approvals' | 'costs' | 'memory' | 'review' | 'nowhere' }
  | { readonly kind: 'conversation'; readonly id: string }
  | { readonly kind: 'task'; readonly id: string };

const PATHS = {
  'new-conversation': '/',
  tasks: '/tasks',
  'new-task': '/tasks/new',
  schedules: '/schedules',
  approvals: '/approvals',
  costs: '/costs',
  memory: '/memory',
  review: '/review',
  nowhere: '/nowhere',
} as const;

/** The place with this path. */
export function placeAt(path: string): Place {
  const [first = '', second = '', ...rest] = path.split('/').filter((part) => part !== '');
  if (rest.length > 0) return { kind: 'nowhere' };
  const id = decoded(second);
  if (id === null) return { kind: 'nowhere' };
  if (first === '') return { kind: 'new-conversation' };
  if (first === 'c' && id !== '') return { kind: 'conversation', id };
  if (first === 'tasks') return id === '' ? { kind: 'tasks' } : id === 'new' ? { kind: 'new-task' } : { kind: 'task', id };
  if (first === 'schedules' && id === '') return { kind: 'schedules' };
  if (first === 'costs' && id === '') return { kind: 'costs' };
  if (first === 'memory' && id === '') return { kind: 'memory' };
  if (first === 'review' && id === '') return { kind: 'review' };
  return first === 'approvals' && id === '' ? { kind: 'approvals' } : { kind: 'nowhere' };
}

/** The path of a place. */
export function pathOf(place: Place): string {
  if (place.kind === 'conversation') return `/c/${encodeURIComponent(place.id)}`;
  if (place.kind === 'task') return `/tasks/${encodeURIComponent(place.id)}`;
  return PATHS[place.kind];
}

function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}
