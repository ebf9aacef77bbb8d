import { expect, test } from 'vitest';

import { draw } from '../testing/draw.tsx';
import { ScheduleCard } from './schedule-card.tsx';
import type { ScheduleFields } from './schedule-documents.ts';

const daily: ScheduleFields = {
  id: 'U2NoZWR1bGU6c2NoZWQy',
  shortId: 'sched2',
  state: 'ACTIVE',
  prompt: 'Проверь, всё ли работает',
  command: null,
  cron: '0 9 * * *',
  at: null,
  timeZone: 'Europe/Berlin',
  budgetUsd: 0.5,
  confirmation: null,
  nextAt: '2026-11-24T08:00:00.000Z',
  lastFiredAt: '2026-11-23T08:00:00.000Z',
  isMine: true,
  project: { id: 'p', name: 'demo' },
  lastTask: { id: 't', shortId: 'abc234' },
};

const card = (change: Partial<ScheduleFields> = {}, role: 'OWNER' | 'MEMBER' = 'MEMBER') =>
  draw(<ScheduleCard schedule={{ ...daily, ...change }} onRefused={() => undefined} />, { role });

test('a schedule says what it does, by which rule, when next, and what it did last', () => {
  expect(card()).toMatch(
    /Проверь.*Active.*sched2.*datetime="2026-11-24T08:00.*0 9 \* \* \*.*Europe\/Berlin.*demo.*\$0\.50.*href="\/tasks\/abc234"/is,
  );
  // On the schedule's clock, wherever the browser is.
  expect(card()).toMatch(/Nov 24, 2026, 9:00\sAM/);
  const single = card({ command: 'npm test', prompt: null, cron: null, nextAt: null, lastFiredAt: null, lastTask: null, project: null });
  expect(single).toMatch(/npm test.*Once/s);
  expect(single).not.toMatch(/Next|Last|Budget|Project/);
});

test('an active one can be paused, a paused one resumed, any one removed, by whoever may change it', () => {
  expect(card()).toMatch(/Pause schedule sched2.*Remove schedule sched2/s);
  expect(card({ state: 'PAUSED' })).toMatch(/Resume schedule sched2.*Remove/s);
  expect(card({ state: 'DONE' })).not.toMatch(/Pause|Resume/);
  expect(card({ isMine: false })).not.toContain('<button');
  expect(card({ isMine: false }, 'OWNER')).toContain('<button');
});
