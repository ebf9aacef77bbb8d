import { describe, expect, test } from 'vitest';

import { TokenCard } from '../access/token-card.tsx';
import { TokensPage } from '../access/tokens-page.tsx';
import { HealthPage } from '../health/health-page.tsx';
import { ChannelList, PartList } from '../health/health-views.tsx';
import { placesOf } from '../palette/places-of.ts';
import { HelperCard, HelpersPage } from '../plugins/helpers-page.tsx';
import { ScheduleForm } from '../schedules/schedule-form.tsx';
import { TaskFilter } from '../tasks/task-filter.tsx';
import { FileChanges, TaskDiff } from '../tasks/task-diff.tsx';
import { TemplateCard } from '../templates/template-card.tsx';
import type { KnownTemplate } from '../templates/template-documents.ts';
import { TemplateForm } from '../templates/template-form.tsx';
import { TemplatesPage } from '../templates/templates-page.tsx';
import { draw } from '../testing/draw.tsx';
import { PeoplePage } from './people-page.tsx';
import { PersonCard } from './person-card.tsx';
import type { KnownPerson } from './people-documents.ts';

const at = '2026-11-23T12:00:00.000Z';
const known = (change: Partial<KnownPerson> = {}): KnownPerson => ({
  isBlocked: false,
  person: { id: 'q', name: 'Пётр', role: 'MEMBER', createdAt: at },
  identities: [{ channel: 'telegram', externalId: '77' }],
  ...change,
});

describe('people', () => {
  test('are shown with where they are known, and can be shut out or let in again', () => {
    expect(draw(<PersonCard known={known()} />)).toMatch(/Пётр.*telegram: 77.*Role of Пётр.*Shut out Пётр/s);
    expect(draw(<PersonCard known={known({ isBlocked: true, identities: [] })} />)).toMatch(
      /shut out.*known here only.*Let Пётр in again/s,
    );
    const me = known({ person: { id: 'p', name: 'Olga', role: 'OWNER', createdAt: at } });
    expect(draw(<PersonCard known={me} />)).not.toContain('<button');
  });

  test('are for admins to decide about', () => {
    expect(draw(<PeoplePage />)).toContain('Pairing code');
    expect(draw(<PeoplePage />, { role: 'MEMBER', language: 'RU' })).toContain('Это для других.');
  });
});

test('a token says what it may and when it was used', () => {
  const token = { id: 't', name: 'backup', prefix: 'parley_ab', scope: 'READ', kind: 'API', createdAt: at, revokedAt: null } as const;
  expect(draw(<TokenCard token={{ ...token, lastUsedAt: null, expiresAt: null }} />)).toMatch(/backup.*program.*look.*never/s);
  expect(draw(<TokenCard token={{ ...token, kind: 'SESSION', lastUsedAt: at, expiresAt: at }} />)).toMatch(/browser.*Ends/s);
  expect(draw(<TokensPage />)).toContain('Make a token');
  expect(draw(<TokensPage />, { role: 'GUEST' })).not.toContain('Make a token');
});

test('health tells what has to work from what the rest goes on without', () => {
  const part = { name: 'sandbox', isReady: false, isEssential: false, detail: 'No bubblewrap.' };
  const html = draw(
    <PartList parts={[part, { ...part, name: 'database', isEssential: true }, { ...part, name: 'disk', isReady: true, detail: null }]} />,
  );
  expect(html).toMatch(/sandbox.*the rest goes on.*No bubblewrap.*database.*and has to.*disk.*works/s);
  const channel = { channel: 'telegram', account: 'bot1', backlog: 3, connectedSince: at, lastEventAt: at } as const;
  const broken = {
    ...channel,
    state: 'odd',
    connectedSince: null,
    lastEventAt: null,
    lastError: 'Refused.',
    lastErrorAt: at,
    hints: ['Look.'],
  };
  expect(draw(<ChannelList channels={[broken]} />)).toMatch(/telegram · bot1.*down.*Refused\..*Look\./s);
  expect(draw(<ChannelList channels={[{ ...channel, state: 'connected', lastError: null, lastErrorAt: null, hints: [] }]} />)).toMatch(
    /connected.*Last heard/s,
  );
  expect(draw(<ChannelList channels={[]} />)).toContain('No chat network is connected.');
  expect(draw(<HealthPage />)).toContain('Loading…');
});

test('helpers and templates say what they are for and what they are given', () => {
  const helper = {
    name: 'places',
    version: '1.0.0',
    description: 'Finds places.',
    commands: ['/where', 'near'],
    permissions: ['internet'],
  };
  expect(draw(<HelperCard helper={helper} />)).toMatch(/Finds places\..*\/where.*\/near.*internet/s);
  expect(draw(<HelperCard helper={{ ...helper, commands: [], permissions: [] }} />)).not.toContain('internet');
  expect(draw(<HelpersPage />)).toContain('Loading…');
  const parameters: KnownTemplate['parameters'] = [
    { name: 'goal', description: 'What for', type: 'TEXT', choices: [], default: null },
    { name: 'size', description: 'How much', type: 'CHOICE', choices: ['small', 'large'], default: 'small' },
    { name: 'count', description: 'How many', type: 'NUMBER', choices: [], default: '2' },
    { name: 'loud', description: 'Whether', type: 'FLAG', choices: [], default: null },
  ];
  const template: KnownTemplate = {
    name: 'fix',
    description: 'Fixes.',
    from: 'BUILT_IN',
    prompt: 'Fix {goal}',
    budgetUsd: 0.5,
    parameters,
  };
  expect(draw(<TemplateCard template={{ ...template, parameters: [] }} project="" />)).toMatch(
    /fix.*built in.*\$0\.50.*Fix \{goal\}.*Use fix/s,
  );
  expect(draw(<TemplateForm template={template} project="" />)).toMatch(/goal.*small.*large.*count.*true.*Start the task/s);
  expect(draw(<TemplatesPage />)).toContain('Templates of the project');
});

test('the menu shows everybody what they may see', () => {
  const kinds = (role: 'OWNER' | 'MEMBER' | 'GUEST') => placesOf({ id: 'p', name: 'P', role, language: 'EN' }).map(({ kind }) => kind);
  expect(kinds('OWNER')).toContain('people');
  expect(kinds('MEMBER')).not.toContain('people');
  expect(kinds('GUEST')).toEqual(['new-conversation', 'tasks', 'memory', 'helpers']);
  const keys = placesOf({ id: 'p', name: 'P', role: 'OWNER', language: 'EN' }).map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
});

test('tasks are filtered, everybody’s by admins, and changes are told apart by signs', () => {
  const nothing = () => undefined;
  expect(draw(<TaskFilter value="all" onChange={nothing} everybody={null} onEverybody={nothing} />)).not.toContain('checkbox');
  expect(draw(<TaskFilter value="open" onChange={nothing} everybody={false} onEverybody={nothing} />)).toContain('checkbox');
  expect(draw(<FileChanges file={{ name: 'a.md', lines: [{ kind: 'added', text: '+<b>' }] }} />)).toContain('+&lt;b&gt;');
  expect(draw(<TaskDiff taskId="t" />)).toContain('Show the changes');
  expect(draw(<ScheduleForm onDone={nothing} />, { language: 'RU' })).toContain('Когда');
});
