import { expect, test } from 'vitest';

import { aTask } from '../testing/a-task.ts';
import { draw } from '../testing/draw.tsx';
import { en } from '../texts/en.ts';
import { TaskAnnouncer } from './task-announcer.tsx';
import { QueueNote, RelatedTasks, TaskAround } from './task-around.tsx';
import type { TaskDetails } from './task-documents.ts';
import { TaskEvidence } from './task-evidence.tsx';
import { TaskFacts } from './task-facts.tsx';
import { TaskGit } from './task-git.tsx';
import { TaskPlan } from './task-plan.tsx';
import { TaskRow } from './task-row.tsx';
import { TaskStage } from './task-stage.tsx';

const since = (seconds: number): string => new Date(Date.now() - seconds * 1_000).toISOString();
const testing = (): TaskDetails['stage'] => ({ stage: 'TESTING', detail: 'npm test', since: since(75) });

test('a task says what it is doing and for how long, in the list as well; not when it has ended', () => {
  const task = aTask({ stage: testing() });
  expect(draw(<TaskStage task={task} />)).toMatch(/testing.*npm test.*1:1[5-9]/s);
  expect(draw(<TaskRow task={task} />)).toContain('testing');
  const ended = aTask({ stage: testing(), state: 'SUCCEEDED' });
  expect(draw(<TaskStage task={ended} />)).toBe('');
  expect(draw(<TaskRow task={ended} />)).not.toContain('testing');
  expect(draw(<TaskStage task={aTask({ state: 'QUEUED' })} />)).toBe('');
});

test('what screen readers are told holds no time and no command, so that it changes seldom', () => {
  const html = draw(<TaskAnnouncer task={aTask({ stage: testing() })} />);
  expect(html).toContain('Task abc234: Running, testing');
  expect(html).not.toMatch(/npm test|\d:\d\d/);
  expect(draw(<TaskAnnouncer task={aTask({ stage: testing(), state: 'FAILED' })} />)).toContain('Task abc234: Failed<');
});

test('a plan is told in words as well as in ticks; no plan is nothing', () => {
  const plan = [
    { text: 'Найти ошибку', state: 'DONE' },
    { text: 'Fix it', state: 'DOING' },
    { text: 'Fix it', state: 'OPEN' },
  ] as const;
  expect(draw(<TaskPlan plan={[...plan]} />)).toMatch(/done: <\/span>Найти.*at work on it: <\/span>Fix it.*to do: <\/span>Fix it/s);
  expect(draw(<TaskPlan plan={[]} />)).toBe('');
});

test.each(['WORKER', 'ALL', 'PERSON', 'PROJECT'] as const)('a task in the queue says that it waits for %s, and its place', (waitsFor) => {
  const html = draw(<QueueNote queue={{ ahead: 2, waitsFor }} />);
  expect(html).toContain(en.tasks.waits[waitsFor]);
  expect(html).toContain('2 tasks are ahead of it.');
  expect(draw(<QueueNote queue={{ ahead: 0, waitsFor }} />)).toContain('It is next.');
});

test.each(['APPROVAL', 'DEPENDENCY', 'TIME'] as const)('a task that waits for %s stands in no line', (waitsFor) => {
  const html = draw(<QueueNote queue={{ ahead: 0, waitsFor }} />);
  expect(html).toContain(en.tasks.waits[waitsFor]);
  expect(html).not.toContain('next');
});

test('what a task waits for is not said when it runs or has ended', () => {
  const queue = { ahead: 1, waitsFor: 'WORKER' } as const;
  expect(draw(<TaskAround task={aTask({ state: 'QUEUED', queue })} />)).toContain('1 task is ahead of it.');
  expect(draw(<TaskAround task={aTask({ state: 'RUNNING', queue })} />)).toBe('');
  expect(draw(<QueueNote queue={null} />)).toBe('');
});

test('the tasks before and after are links that say when and how they stand', () => {
  const html = draw(
    <RelatedTasks
      shortId="abc234"
      after={[{ taskId: 'x', shortId: 'first2', when: 'FAILURE' }]}
      dependents={[{ id: 'y', shortId: 'third2', state: 'WAITING' }]}
    />,
  );
  expect(html).toMatch(/Starts after.*href="\/tasks\/first2".*has failed or was stopped.*href="\/tasks\/third2".*Waiting/s);
  expect(draw(<RelatedTasks shortId="abc234" after={[]} dependents={[]} />)).toBe('');
});

test('evidence names each command with how it ended, and the files', () => {
  const commands = [
    { command: 'npm test', exitCode: 0 },
    { command: 'npm test', exitCode: 1 },
    { command: 'sleep 9', exitCode: null },
  ];
  const html = draw(<TaskEvidence evidence={{ commands, filesWritten: ['src/<a>.ts'] }} />);
  expect(html).toMatch(/exit-good">exit code 0.*exit-bad">exit code 1.*exit-bad">did not finish.*src\/&lt;a&gt;\.ts/s);
  expect(draw(<TaskEvidence evidence={{ commands: [], filesWritten: [] }} />)).toBe('');
  expect(draw(<TaskEvidence evidence={null} />)).toBe('');
});

test('work in git is shown with what can become of it when the task has ended, to whoever may decide that', () => {
  const commits = [{ hash: '0123456789abcdef', subject: 'Починить тесты' }];
  const task = aTask({ state: 'SUCCEEDED', branch: 'parley/abc234-fix', commits, diffStat: ' a.ts | 2 +-' });
  expect(draw(<TaskGit task={task} />)).toMatch(/parley\/abc234-fix.*01234567<.*Починить тесты.*a\.ts \| 2 \+-.*Merge.*Discard/s);
  const others = draw(<TaskGit task={{ ...task, isMine: false }} />, { role: 'MEMBER' });
  expect(others).toContain('Починить тесты');
  expect(others).not.toContain('Merge');
  expect(draw(<TaskGit task={{ ...task, commits: [], diffStat: null }} />)).toContain('It has committed nothing.');
  expect(draw(<TaskGit task={{ ...task, state: 'RUNNING' }} />)).toBe('');
  expect(draw(<TaskGit task={{ ...task, isMerged: true }} />)).toMatch(/disabled="".*Merge.*Discard.*Merged\./s);
  const discarded = draw(<TaskGit task={{ ...task, isMerged: true, isDiscarded: true }} />);
  expect(discarded).toContain('Merged. Discarded.');
  expect(discarded).not.toContain('<button');
  expect(draw(<TaskGit task={{ ...task, branch: null }} />)).toBe('');
});

test('where a task comes from is a fact like any other', () => {
  const facts = draw(
    <TaskFacts
      task={aTask({
        retryOf: 'c2Vjb25k',
        firstTry: 'Zmlyc3Q=',
        retries: 2,
        continues: 'YmVmb3Jl',
        template: 'fix-tests',
        schedule: { id: 's', shortId: 'sched2' },
      })}
    />,
  );
  expect(facts).toMatch(/Repeats.*c2Vjb25k.*Try.*3.*Zmlyc3Q.*Goes on from.*YmVmb3Jl.*fix-tests.*\/schedules.*sched2/s);
  const second = draw(<TaskFacts task={aTask({ retryOf: 'Zmlyc3Q=', firstTry: 'Zmlyc3Q=', retries: 1 })} />);
  expect([...second.matchAll(/href="([^"]*)"/g)]).toHaveLength(1);
});
