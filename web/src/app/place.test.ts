import { expect, test } from 'vitest';

import { pathOf, placeAt } from './place.ts';
import type { Place } from './place.ts';

test.each<[string, Place]>([
  ['/', { kind: 'new-conversation' }],
  ['/c/Q29udjox', { kind: 'conversation', id: 'Q29udjox' }],
  ['/c/a%2Fb%3D', { kind: 'conversation', id: 'a/b=' }],
  ['/tasks', { kind: 'tasks' }],
  ['/tasks/new', { kind: 'new-task' }],
  ['/tasks/abc234', { kind: 'task', id: 'abc234' }],
  ['/schedules', { kind: 'schedules' }],
  ['/approvals', { kind: 'approvals' }],
  ['/costs', { kind: 'costs' }],
  ['/review', { kind: 'review' }],
  ['/memory', { kind: 'memory' }],
  ['/templates', { kind: 'templates' }],
  ['/helpers', { kind: 'helpers' }],
  ['/people', { kind: 'people' }],
  ['/access', { kind: 'access' }],
  ['/health', { kind: 'health' }],
])('%s is a place, and the place has this path', (path, place) => {
  expect(placeAt(path)).toEqual(place);
  expect(pathOf(place)).toBe(path);
});

test.each(['/c', '/c/a/b', '/elsewhere', '/approvals/1', '/schedules/1', '/costs/1', '/c/%E0%A4%A', '/nowhere'])(
  '%s is nowhere',
  (path) => {
    expect(placeAt(path)).toEqual({ kind: 'nowhere' });
  },
);

test('a slash at the end changes nothing', () => {
  expect(placeAt('/tasks/')).toEqual({ kind: 'tasks' });
});
