import { expect, test } from 'vitest';

import { ApprovalCard } from '../approvals/approval-card.tsx';
import { aTask } from '../testing/a-task.ts';
import { draw } from '../testing/draw.tsx';
import { isFinal } from './is-final.ts';
import type { LogLine } from './log-documents.ts';
import { TaskActions } from './task-actions.tsx';
import { TaskFacts } from './task-facts.tsx';
import { TaskForm } from './task-form.tsx';
import { LogLineView } from './log-line-view.tsx';
import { TaskLog } from './task-log.tsx';
import { TaskOutcome } from './task-outcome.tsx';
import { TaskRow } from './task-row.tsx';
import { TaskState } from './task-state.tsx';

test('states are told apart by word and shape, not by colour alone', () => {
  const states = ['QUEUED', 'RUNNING', 'WAITING', 'INTERRUPTED', 'SUCCEEDED', 'FAILED', 'STOPPED'] as const;
  const drawn = states.map((state) => draw(<TaskState state={state} />));
  expect(new Set(drawn.map((html) => / d="([^"]*)"/.exec(html)?.[1])).size).toBe(states.length);
  expect(new Set(drawn.map((html) => />([^<>]+)<\/span>$/.exec(html)?.[1])).size).toBe(states.length);
  expect(states.filter(isFinal)).toEqual(['SUCCEEDED', 'FAILED', 'STOPPED']);
});

test('a row shows the work, where it is done, and what it cost', () => {
  const row = draw(<TaskRow task={aTask({ spentUsd: 0.25 })} />);
  expect(row).toContain('href="/tasks/abc234"');
  expect(row).toContain('echo hello');
  expect(row).toContain('demo');
  expect(row).toContain('$0.25');
  const agent = draw(<TaskRow task={aTask({ command: null, prompt: 'Почини', project: null })} />);
  expect(agent).toContain('Почини');
  expect(agent).not.toContain('demo');
});

test('the facts of a task are those that there are', () => {
  const running = draw(<TaskFacts task={aTask()} />);
  expect(running).toContain('Runs for');
  expect(running).not.toMatch(/Exit code|Spent|Attempt|Repeats/);
  const ended = draw(
    <TaskFacts
      task={aTask({
        state: 'FAILED',
        command: null,
        prompt: 'x',
        attempt: 2,
        endedAt: '2026-11-23T12:00:04.000Z',
        result: { exitCode: 3, summary: null },
        retryOf: 'VGFzazp4',
      })}
    />,
  );
  expect(ended).toMatch(/Took.*3 sec.*Attempt.*2.*Spent.*\$0 of \$1\.00.*Exit code.*3.*Repeats/s);
  expect(draw(<TaskFacts task={aTask({ state: 'QUEUED', startedAt: null, project: null })} />)).not.toMatch(/Runs for|Project/);
});

test('I11: a task that did not succeed says why, one that did says what came of it', () => {
  const failed = aTask({ state: 'FAILED', reason: { code: 'task.failed', message: 'exit code 3' } });
  expect(draw(<TaskOutcome task={failed} />)).toContain('exit code 3');
  expect(draw(<TaskOutcome task={{ ...failed, state: 'STOPPED' }} />)).not.toContain('reason-bad');
  const done = aTask({ state: 'SUCCEEDED', result: { exitCode: null, summary: 'It is **done**.' } });
  expect(draw(<TaskOutcome task={done} />)).toContain('<strong>done</strong>');
  expect(draw(<TaskOutcome task={aTask()} />)).toBe('');
});

test('whoever asked for a task may stop it, and run it again when it has ended; others may not, unless they are admins', () => {
  expect(draw(<TaskActions task={aTask()} />)).toContain('Stop');
  expect(draw(<TaskActions task={aTask({ state: 'STOPPED' })} />)).toContain('Run again');
  expect(draw(<TaskActions task={aTask({ isMine: false })} />, { role: 'MEMBER' })).toBe('');
  expect(draw(<TaskActions task={aTask({ isMine: false })} />, { role: 'ADMIN' })).toContain('Stop');
});

test('kinds of lines are told apart in words, and their text is never HTML', () => {
  const line = (number: number, kind: LogLine['kind'], text: string): LogLine => ({ number, kind, text, at: '2026-11-23T12:00:00.000Z' });
  const html = draw(
    <>
      {[line(1, 'STDERR', '<script>'), line(2, 'STAGE', 'editing'), line(3, 'TOOL', 'write'), line(4, 'TEXT', '\u001b[32mplain')].map(
        (each) => (
          <LogLineView key={each.number} number={each.number} line={each} words="PLA" isCurrent={each.number === 4} />
        ),
      )}
      <LogLineView number={5} line={undefined} words="" isCurrent={false} />
    </>,
  );
  expect(html).toContain('&lt;script&gt;');
  expect([...html.matchAll(/log-kind">([^<]*)</g)].map(([, kind]) => kind)).toEqual(['error', 'stage', 'tool', '', '']);
  expect(html).toContain('<span class="ansi-green"><mark>pla</mark>in</span>');
  expect(html).toContain('…');
});

test('a log that has nothing yet says so, and drowns no screen reader', () => {
  const html = draw(<TaskLog taskId="t" shortId="abc234" from={0} />);
  expect(html).toContain('Nothing yet.');
  expect(html).toContain('aria-live="off"');
  expect(html).toMatch(/Search the output.*Pause.*Save/s);
});

test('the form asks for an agent’s work first', () => {
  const html = draw(<TaskForm />, { language: 'RU' });
  expect(html).toContain('Что сделать');
  expect(html).toContain('Бюджет, доллары США');
});

test('whoever is asked for a yes can give it where they see it', () => {
  const approval = {
    id: 'a',
    action: 'rm -rf build',
    requestedAt: '2026-11-23T12:00:00.000Z',
    expiresAt: '2026-11-23T13:00:00.000Z',
    task: { id: 't', shortId: 'abc234' },
  };
  const card = (role: 'OWNER' | 'MEMBER', change: object = {}) =>
    draw(<ApprovalCard approval={{ ...approval, ...change }} isBusy={false} onDecide={() => undefined} />, { role });
  expect(card('OWNER')).toMatch(/Task abc234 asks.*rm -rf build.*Approve.*Deny/s);
  expect(card('MEMBER', { task: null })).toMatch(/A task asks to do this:.*Approve.*Deny/s);
});
