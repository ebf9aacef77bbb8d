import { expect, test } from 'vitest';

import { draw } from '../testing/draw.tsx';
import { Composer } from './composer.tsx';
import { DecisionView } from './decision-view.tsx';
import { NoticeView } from './notice-view.tsx';
import type { PendingMessage } from './outbox.ts';
import { PendingView } from './pending-view.tsx';
import { ReplyAnnouncer } from './reply-announcer.tsx';
import type { Reply, TurnEntry } from './timeline.ts';
import type { TurnDecision } from './turn-decision.ts';
import { TurnView } from './turn-view.tsx';

const at = '2026-11-23T12:00:00.000Z';
const whole = {
  state: 'whole',
  text: '**Hello**',
  model: 'openai/gpt',
  costUsd: 0.0021,
  milliseconds: 1_240,
  buttons: [],
} as const satisfies Reply;
const turn = (reply: Reply, change: Partial<TurnEntry> = {}): TurnEntry => ({
  kind: 'turn',
  id: 't',
  message: { text: 'Hi <b>', at },
  mode: 'CHAT',
  reply,
  ...change,
});
const view = (entry: TurnEntry, feedback: 'GOOD' | 'BAD' | null = null) => draw(<TurnView turn={entry} feedback={feedback} files={null} />);

test('what the person wrote is text, never HTML', () => {
  expect(view(turn(whole))).toContain('Hi &lt;b&gt;');
});

test('a whole reply says who answered, for how much, in how long', () => {
  const html = view(turn(whole), 'GOOD');
  expect(html).toContain('<strong>Hello</strong>');
  expect(html).toContain('openai/gpt · $0.0021 · 1.2 s');
  expect(html.match(/aria-pressed="true" aria-label="It helped"/g)).toHaveLength(1);
});

test('a reply that is awaited says what is going on', () => {
  expect(view(turn({ state: 'awaited' }))).toContain('Parley is answering…');
  expect(view(turn({ state: 'awaited' }, { mode: 'AGENT' }))).toContain('Parley is working…');
});

test('what is being made can be stopped, and what a model answered or failed at can be asked again', () => {
  expect(view(turn({ state: 'awaited' }))).toContain('aria-label="Stop"');
  expect(view(turn({ state: 'growing', text: 'Half' }))).toContain('aria-label="Stop"');
  expect(view(turn(whole))).toContain('aria-label="Again with a better model"');
  expect(view(turn({ state: 'failed', isStopped: false, message: 'No.' }))).toContain('aria-label="Again with a better model"');
  // A command is none of a model's doing.
  expect(view(turn({ ...whole, model: null }))).not.toContain('Again with a better model');
});

test('a growing reply is drawn as far as it is', () => {
  expect(view(turn({ state: 'growing', text: 'Half an **ans' }, { message: null }))).toContain('Half an **ans');
});

test('I11: a turn that failed or was stopped says why', () => {
  expect(view(turn({ state: 'failed', isStopped: false, message: 'The model cannot be reached.' }))).toMatch(
    /No answer: <\/strong>The model cannot be reached\./,
  );
  expect(view(turn({ state: 'failed', isStopped: true, message: 'Stopped by you.' }))).toContain('<p>Stopped by you.</p>');
});

test('a message on its way says whether it waits for the connection', () => {
  const message: PendingMessage = { clientMessageId: 'm', conversationId: 'c', text: 'Hi', files: [], state: 'waiting', why: null };
  const pending = (change: Partial<PendingMessage>, connection: 'live' | 'lost') =>
    draw(<PendingView message={{ ...message, ...change }} onRetry={() => undefined} onDiscard={() => undefined} />, { connection });
  expect(pending({}, 'live')).toContain('Sending…');
  expect(pending({}, 'lost')).toContain('Waits for the connection…');
  expect(pending({ state: 'sent' }, 'lost')).toContain('Sending…');
  expect(pending({ state: 'refused', why: 'Too long.' }, 'live')).toMatch(/Not sent: Too long\..*Send again.*Discard/s);
});

test('what can be pressed under a reply or notice stands there', () => {
  const buttons = [{ id: 'b', label: '💤 10 min' }];
  expect(view(turn({ ...whole, buttons }))).toContain('💤 10 min</button>');
  const notice = { kind: 'notice', id: 'n', at, text: '⏰ mum', taskId: null, files: [], buttons } as const;
  expect(draw(<NoticeView notice={notice} />)).toContain('💤 10 min</button>');
});

test('what came with a notice is there to be saved', () => {
  const about = { mime: 'text/csv', size: 9, kind: 'DOCUMENT', transcript: null, state: 'HERE', problem: null } as const;
  const files = [{ ...about, id: 'QQ==', name: 'план.csv' }];
  const notice = { kind: 'notice', id: 'n', at, text: 'Here.', taskId: null, files, buttons: [] } as const;
  expect(draw(<NoticeView notice={notice} />)).toContain('href="/files/QQ%3D%3D" download="план.csv"');
});

test('a notice leads to its task', () => {
  const notice = { kind: 'notice', id: 'n', at, text: 'Task succeeded.', taskId: 'abc234', files: [], buttons: [] } as const;
  expect(draw(<NoticeView notice={notice} />)).toContain('href="/tasks/abc234"');
  expect(draw(<NoticeView notice={{ ...notice, taskId: null }} />)).not.toContain('href');
});

test('screen readers hear of what is new, and of long replies the beginning', () => {
  const said = (reply: Reply, last = 5) =>
    draw(<ReplyAnnouncer timeline={{ last, entries: [turn(reply)], clientMessageIds: new Set() }} lastEvent={4} />);
  expect(said(whole)).toContain('Parley: **Hello**');
  expect(said(whole, 4)).not.toContain('Hello');
  expect(said({ state: 'awaited' })).toContain('Parley is answering…');
  expect(said({ state: 'growing', text: 'secret' })).not.toContain('secret');
  expect(said({ ...whole, text: 'x'.repeat(700) })).toContain(`${'x'.repeat(600)}…`);
  expect(said({ state: 'failed', isStopped: true, message: 'Stopped by you.' })).toContain('Stopped by you.');
  expect(said({ state: 'failed', isStopped: false, message: 'Broken.' })).toContain('No answer: Broken.');
  expect(draw(<ReplyAnnouncer timeline={{ last: 5, entries: [], clientMessageIds: new Set() }} lastEvent={4} />)).toContain(
    'role="status"',
  );
});

test('an empty message cannot be sent', () => {
  expect(draw(<Composer draftKey="" onSend={() => true} />)).toContain('disabled=""');
  expect(draw(<Composer draftKey="" isBusy onSend={() => true} />, { language: 'RU' })).toContain('Напишите сообщение…');
});

test('how a message was decided is shown tier by tier, with the models that were asked', () => {
  const decision: TurnDecision = {
    __typename: 'Turn',
    id: 't',
    route: {
      mode: 'AGENT',
      matchedBy: 'LEARNED',
      confidence: 0.871,
      runnerUp: 'CHAT',
      plugin: null,
      tiers: [
        { tier: 'CONTEXT', mode: 'AGENT', confidence: 0.4, detail: 'answered-last' },
        { tier: 'RULES', mode: null, confidence: 0, detail: null },
        { tier: 'LEARNED', mode: 'AGENT', confidence: 0.871, detail: 'v3 <b>' },
      ],
    },
    tries: [{ model: 'a/b', outcome: 'answered', weakness: 'too-short', costUsd: 0.001, milliseconds: 900 }],
    memories: [
      { kind: 'FACT', at: '2026-11-20T10:00:00.000Z', text: 'Likes <tea>' },
      { kind: 'REPLY', at: null, text: 'Noted' },
      { kind: 'SUMMARY', at: null, text: null },
      { kind: 'SAID', at: null, text: null },
    ],
  };
  const html = draw(<DecisionView decision={decision} />).replaceAll('<!-- -->', '');
  expect(html).toContain('For the agent, by: what was learned (87 %). Second: the chat.');
  expect(html).toContain('<li>the conversation: the agent 0.40 (who answered last)</li><li>the rules: nothing</li>');
  expect(html).toContain('(<code>v3 &lt;b&gt;</code>)');
  expect(html).toContain('<code>a/b</code>: answered, its answer was too short, 0.9 sec, $0.001');
  expect(html).toContain(
    '</time>: Likes &lt;tea&gt;</li><li>Parley: Noted</li><li>a summary of what was said before</li><li>something that is forgotten</li>',
  );
  expect(draw(<DecisionView decision={decision} />, { language: 'RU' })).toContain('Отвечает агент, решило: выученное (87 %).');
  expect(draw(<DecisionView decision={{ ...decision, route: null, tries: [] }} />)).toContain('No model was asked for it.');
  expect(view(turn(whole))).toContain('<summary>Why?</summary>');
});
