import { createElement } from 'react';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Root } from 'react-dom/client';

import { issueToken } from '../../../domain/access/manage-tokens.ts';
import { aSchedule } from '../../../domain/testing/a-schedule.ts';
import { aBody, aConversation, aReservation, aTask, NOON, uuid } from '../../../domain/testing/fixtures.ts';
import { startApi } from '../../../testing/api/api-world.ts';
import type { ApiWorld } from '../../../testing/api/api-world.ts';
import { openBrowserWindow } from '../testing/browser-window.ts';
import type { BrowserWindow } from '../testing/browser-window.ts';
import { makeScreen } from '../testing/screen.ts';
import type { Screen } from '../testing/screen.ts';

const MOMENT_MS = 25;

describe('the console over the real API', () => {
  let api: ApiWorld;
  let browser: BrowserWindow;
  let root: Root;
  let screen: Screen;
  let session: Awaited<ReturnType<typeof issueToken>>;
  let open: (path: string) => Promise<void>;

  beforeAll(async () => {
    api = await startApi();
    session = await issueToken(api.ports, {
      personId: api.people.olga.id,
      name: 'browser',
      scope: 'admin',
      kind: 'session',
      at: NOON,
      expiresAt: new Date(NOON.getTime() + 86_400_000),
    });
    browser = openBrowserWindow(api.url, `parley_session=${session.secret}`);
    // What happens within a moment is told together, so moments have to pass.
    screen = makeScreen(document, browser.window as never, () => api.ports.clock.advance(MOMENT_MS));
    open = await makeOpen((next) => (root = next));
  });
  afterAll(async () => {
    await api.close();
    await browser.window.happyDOM.close();
  });
  afterEach(() => root.unmount());

  async function makeOpen(onRoot: (root: Root) => void) {
    // Loaded when there is a window: React looks for one once.
    const { createRoot } = await import('react-dom/client');
    const { Provider } = await import('urql');
    const { ServicesContext } = await import('../api/services.ts');
    const { App } = await import('./app.tsx');
    const { Breakdown } = await import('./breakdown.tsx');
    const { makeServices } = await import('./make-services.ts');
    return async (path: string) => {
      history.replaceState(null, '', path);
      const { client, services } = makeServices();
      const place = document.createElement('div');
      document.body.replaceChildren(place);
      const next = createRoot(place);
      onRoot(next);
      const app = createElement(ServicesContext, { value: services }, createElement(App));
      next.render(createElement(Breakdown, null, createElement(Provider, { value: client }, app)));
    };
  }

  const lease = { workerId: 'worker', milliseconds: 600_000 };

  /** Answers the oldest message that waits, in two steps. */
  async function answer(text: string, { partial = text.slice(0, 3) } = {}): Promise<void> {
    await expect.poll(async () => (claimed = await api.ports.inbox.claim(lease)), { timeout: 8_000 }).not.toBeNull();
    if (claimed === null) return;
    const { turn, fence } = claimed;
    const ring = () => api.ports.doorbell.ring(`conversation:${turn.conversationId}`);
    await api.ports.conversationLog.putPartial(turn.conversationId, fence, { turnId: turn.id, text: partial });
    ring();
    await screen.find('.reply-growing', partial);
    const outcome = { state: 'answered', reply: text, model: 'openai/gpt', cost: 2_100_000, milliseconds: 1_240, endedAt: NOON } as const;
    await api.ports.turns.finish(turn.id, fence, outcome, aBody(text));
    ring();
    await screen.find('.reply-by', 'openai/gpt');
  }
  let claimed: Awaited<ReturnType<ApiWorld['ports']['inbox']['claim']>> = null;
  beforeEach(() => {
    claimed = null;
    browser.network.isDown = false;
  });

  test('a conversation begins with its first message, is answered as it goes, and takes feedback', async () => {
    await open('/');
    await screen.sees('What can I do for you?');
    await screen.write('textarea', 'Сколько будет 6×7?');
    await screen.press('textarea', 'Enter', { shiftKey: true });
    await screen.press('textarea', 'Enter');
    await screen.find('.message', 'Сколько будет 6×7?');
    await answer('42, of course.');
    await screen.find('.conversation-link', 'Сколько будет 6×7?');
    await screen.click('.feedback button', 'It did not help');
    await expect.poll(async () => (await api.ports.turns.get(claimed?.turn.id ?? ''))?.feedback, { timeout: 8_000 }).toBe('bad');
    const { pathname } = location;
    root.unmount();
    await open(pathname);
    await screen.find('.feedback button[aria-pressed="true"]', 'It did not help');
    expect(document.title).toBe('Сколько будет 6×7? · Parley');
  });

  test('a task’s log is followed, its state too, and it can be run again', async () => {
    const running = await api.runningTask(api.people.olga);
    await running.write('one', 'two');
    await open('/tasks');
    await screen.click('.task-row', 'echo hello');
    await screen.find('.log-line', 'two');
    await running.write('three');
    await screen.find('.log-line', 'three');
    await screen.click('.page-head button', 'Stop');
    await screen.sees('Stop this task?');
    await screen.click('dialog button', 'Let it run');
    await running.finish();
    await screen.find('.facts .task-state', 'Succeeded');
    await screen.sees('End of the output');
    await screen.click('.page-head button', 'Run again');
    await screen.click('dialog .button-primary', 'Run again');
    await screen.find('.facts .task-state', 'Queued');
    await screen.click('.page-head button', 'Stop');
    await screen.click('dialog .button-danger', 'Stop');
    await screen.find('.facts .task-state', 'Stopped');
  });

  test('files are dropped beside a message, sent with it, and shown there; those of a reply stand below it', async () => {
    await open('/');
    const drop = (...files: readonly File[]) => {
      const event = new browser.window.Event('drop', { bubbles: true, cancelable: true });
      document.querySelector('.composer')?.dispatchEvent(Object.assign(event, { dataTransfer: { files, types: ['Files'] } }) as never);
    };
    await screen.find('textarea');
    drop(new File(['x'], 'кот.png', { type: 'image/png' }), new File(['PK'], 'all.zip'));
    await screen.find('.attached', 'Archives and programs are not taken');
    await screen.press('textarea', 'Enter');
    await screen.click('.attached button', 'Take all.zip away');
    await screen.seesNot('all.zip');
    await screen.find('.attached', '1 byte');
    await screen.press('textarea', 'Enter');
    await screen.find('.conversation-link', 'кот.png');
    await screen.find('.message .picture');
    expect(document.querySelector('.message img')?.getAttribute('alt')).toBe('кот.png');
    const claimedNow = await api.ports.inbox.claim(lease);
    const { turn, fence } = claimedNow ?? {};
    if (turn === undefined || fence === undefined) throw new Error('Nothing was sent.');
    const out = {
      kind: 'document',
      name: 'отчёт.pdf',
      mime: 'application/pdf',
      caption: '',
      content: new Uint8Array(9),
      at: NOON,
    } as const;
    await api.ports.attachments.add({ ...out, id: uuid(77), run: { kind: 'turn', id: turn.id } });
    const outcome = { state: 'answered', reply: 'Here.', model: 'openai/gpt', cost: 0, milliseconds: 1, endedAt: NOON } as const;
    await api.ports.turns.finish(turn.id, fence, outcome, aBody('Here.'));
    api.ports.doorbell.ring(`conversation:${turn.conversationId}`);
    await screen.find('.reply .file', 'отчёт.pdf');
  });

  test('a task shows what it hands over when it has ended', async () => {
    const running = await api.runningTask(api.people.olga);
    await open(`/tasks/${running.task.id}`);
    await screen.find('.facts .task-state', 'Running');
    const out = { kind: 'document', name: 'итог.csv', mime: 'text/csv', caption: '', content: new Uint8Array(9), at: NOON } as const;
    await api.ports.attachments.add({ ...out, id: uuid(78), run: { kind: 'task', id: running.task.id } });
    await running.finish();
    await screen.find('.task-files .file', 'итог.csv');
  });

  test('what a task does, plans and waits for changes while it is looked at; what came of it is shown when it has ended', async () => {
    const running = await api.runningTask(api.people.olga);
    const after = [{ taskId: running.task.id, when: 'failure' as const }];
    const waiting = { id: 'later22', state: 'waiting' as const, personId: api.people.olga.id, projectId: api.project.id };
    await open(`/tasks/${running.task.id}`);
    await screen.find('.facts .task-state', 'Running');
    expect(document.querySelector('.stage')).toBeNull();
    const plan = [
      { text: 'Найти', state: 'done' },
      { text: 'Починить', state: 'doing' },
    ] as const;
    const progress = { stage: 'testing', detail: 'npm test', since: NOON, aliveAt: NOON, plan } as const;
    await api.ports.tasks.add(aTask({ ...waiting, after }));
    await api.ports.taskReports.report(running.task.id, 1, progress);
    api.ports.doorbell.ring(`task:${running.task.id}`);
    await screen.find('.stage', 'testing');
    await screen.find('.plan-item-done', 'Найти');
    await screen.find('.plan-item-doing', 'Починить');
    await screen.find('.related', 'later22');
    await screen.click('.related a', 'later22');
    await screen.sees('Waits for another task.');
    await screen.click('.related a', running.task.id);
    const evidence = {
      commands: [{ command: 'npm test', exitCode: 0 }],
      filesWritten: ['a.ts'],
      commits: [{ hash: '0123456789abcdef', subject: 'Починить тесты' }],
      diffStat: ' a.ts | 2 +-',
    };
    const worktree = { folder: '/w', branch: 'parley/x-fix', base: '0'.repeat(40), into: 'main' };
    await api.ports.taskReports.keepWorktree(running.task.id, 1, worktree);
    const ending = { state: 'succeeded', reason: null, result: { summary: 'Done.', exitCode: null, evidence }, at: NOON } as const;
    await api.ports.taskQueue.finish(running.task.id, 1, ending, { line: 'Ended.', notice: 'Ended.' });
    api.ports.doorbell.ring(`task:${running.task.id}`);
    await screen.find('.ran', 'npm test');
    await screen.sees('Починить тесты');
    expect(document.querySelector('.stage')).toBeNull();
    await screen.click('.part-actions button', 'Merge');
    await screen.click('dialog .button-primary', 'Merge');
    // There is no git beneath this API: the answer is a refusal, and it is shown.
    await screen.find('.task-part [role="alert"]', 'no branch');
  });

  test('schedules are listed, paused, resumed and removed', async () => {
    const { plan } = aSchedule();
    await api.ports.schedules.add(aSchedule({ plan: { ...plan, personId: api.people.olga.id, projectId: api.project.id } }));
    await open('/tasks');
    await screen.click('.nav-link', 'Schedules');
    await screen.find('.schedule', aSchedule().id);
    await screen.click('.schedule button', 'Pause');
    await screen.find('.schedule', 'Paused');
    await screen.click('.schedule button', 'Resume');
    await screen.find('.schedule', 'Active');
    await screen.click('.schedule button', 'Remove');
    await screen.click('dialog .button-danger', 'Remove');
    await screen.sees('Nothing is scheduled.');
  });

  test('of a long log only what is in view is drawn, and what was before is fetched when it is looked at or for', async () => {
    const running = await api.runningTask(api.people.olga);
    await running.write(...Array.from({ length: 1_800 }, (_, index) => `line ${index + 1}`));
    await open(`/tasks/${running.task.id}`);
    await screen.find('.log-line', 'line 801');
    expect(document.querySelectorAll('.log-line').length).toBeLessThan(200);
    await screen.write('.log-search input', 'line 7');
    await screen.find('.log-found', '0 of 111');
    await screen.press('.log-search input', 'Enter');
    await screen.find('.log-found', '1 of 111');
    await screen.press('.log-search input', 'Enter', { shiftKey: true });
    await screen.find('.log-found', '111 of 111');
    await screen.press('.log-search input', 'Escape');
    await screen.seesNot('of 111');
    await screen.click('.log-tools button', 'Follow');
    await screen.find('.log-tools button', 'Pause');
  });

  test('a task that waits for a yes asks for it where it is looked at', async () => {
    const { task } = await api.runningTask(api.people.olga);
    const request = {
      taskId: task.id,
      step: 1,
      action: 'npm publish',
      approver: 'owner' as const,
      requestedAt: NOON,
      expiresAt: new Date(NOON.getTime() + 3_600_000),
    };
    await api.ports.approvals.request({ ...request, id: 'appr33', decision: null, decidedBy: null, decidedAt: null });
    await api.ports.taskQueue.letWait(task.id, 1, { code: 'task.waiting.approval', message: 'Waits.' });
    await open(`/tasks/${task.id}`);
    await screen.sees('npm publish');
    await screen.click('.approval button', 'Deny');
    await screen.seesNot('npm publish');
  });

  test('the form for a task says what is missing, then leads to the task', async () => {
    await open('/tasks');
    await screen.click('.page-head a', 'New task');
    await screen.click('button[type="submit"]');
    await screen.sees('Say what is to be done.');
    await screen.write('textarea[name="work"]', 'Почини тесты');
    await screen.write('input[name="budget"]', 'much');
    await screen.press('textarea[name="work"]', 'Enter', { ctrlKey: true });
    await screen.sees('Write a number greater than 0');
    await screen.write('input[name="budget"]', '0,5');
    await screen.write('input[name="project"]', '../outside');
    await screen.click('button[type="submit"]');
    await screen.find('.form [role="alert"]');
    await screen.write('input[name="project"]', '');
    await screen.click('button[type="submit"]');
    await screen.find('.task-work', 'Почини тесты');
    await screen.sees('$0 of $0.50');
  });

  test('what waits for a yes is counted, shown and decided', async () => {
    const { task } = await api.runningTask(api.people.anna);
    const request = {
      taskId: task.id,
      step: 1,
      action: 'git push',
      approver: 'owner' as const,
      requestedAt: NOON,
      expiresAt: new Date(NOON.getTime() + 3_600_000),
    };
    await api.ports.approvals.request({ ...request, id: 'appr22', decision: null, decidedBy: null, decidedAt: null });
    await open('/');
    await screen.find('.badge', '1');
    await screen.click('.nav-link', 'Approvals');
    await screen.sees('git push');
    await screen.click('.approval button', 'Approve');
    await screen.sees('Nothing waits for a yes.');
    expect((await api.ports.approvals.get('appr22'))?.decision).toBe('approved');
  });

  test('unclear messages are labelled one after the other by keys, as far as the server takes it', async () => {
    const { useCases, ports, people } = api;
    const principal = { personId: people.anna.id, role: 'member', scope: 'admin', tokenId: null } as const;
    const ids: string[] = [];
    await ports.trainingChoices.choose(people.anna.id, 'everywhere');
    for (const [index, text] of ['Первое неясное', 'Второе неясное', 'Третье неясное'].entries()) {
      const { turn } = await useCases.conversations.send(principal, {
        text,
        conversationId: null,
        clientMessageId: `unclear${String(index)}`,
      });
      const routed = { audience: 'private', mode: 'chat', plugin: null, tier: 'learned', version: 'v', label: null } as const;
      await ports.intents.record({ ...routed, turnId: turn.id, text, confidence: 0.4 + index / 10, at: NOON });
      // Nothing of it waits for the answers of other tests.
      await useCases.stopTurn.byPerson(principal, turn.id);
      ids.push(turn.id);
    }
    await open('/');
    await screen.click('.nav-link', 'Unclear messages');
    await screen.find('.review-text', 'Первое неясное');
    await screen.press('.review', '3');
    await screen.find('.review-text', 'Второе неясное');
    await screen.press('.review', '0');
    await screen.find('.review-text', 'Третье неясное');
    await screen.click('.review-answers button', 'Agent');
    await screen.sees('Nothing is unclear.');
    const labels = await Promise.all(ids.map(async (id) => (await ports.intents.get(id))?.label ?? null));
    const review = { source: 'review', by: people.olga.id };
    expect(labels).toMatchObject([{ mode: 'assistant', plugin: 'reminders', ...review }, null, { mode: 'agent', plugin: null, ...review }]);
  });

  test('costs are shown for some days, for the owner everybody’s too, with what may be spent', async () => {
    const { olga, anna } = api.people;
    const usage = { inputTokens: 100, cacheReadTokens: 300, cacheWriteTokens: 0, outputTokens: 10, reasoningTokens: 0 };
    for (const [id, { id: personId }, cost] of [
      [uuid(901), olga, 120_000_000],
      [uuid(902), anna, 3_000_000_000],
    ] as const) {
      await api.ports.ledger.reserve(aReservation({ id, personId, at: NOON }));
      await api.ports.ledger.settle(id, { cost, usage }, NOON);
    }
    await api.ports.clock.advance(1_000);
    await open('/');
    await screen.click('.nav-link', 'Costs');
    await screen.find('.cost-totals dd', '$0.12');
    await screen.sees('75%');
    await screen.sees('Each person, a day');
    await screen.click('.cost-choices input[type=checkbox]');
    await screen.find('.cost-totals dd', '$3.12');
    await screen.find('.cost-table th', 'Анна');
  });

  test.each(['/elsewhere', '/tasks/nosuch22', `/c/${btoa(`Conversation:${uuid(77)}`)}`])('there is nothing at %s', async (path) => {
    await open(path);
    await screen.sees('There is nothing here.');
  });

  test('the menu opens, and closes when one goes somewhere; arrows walk the list of conversations', async () => {
    for (const title of ['First', 'Second']) await api.useCases.conversations.create(await principal(), title);
    await open('/approvals');
    await screen.click('.shell-top button', 'Menu');
    await screen.find('.menu-dialog');
    await screen.click('.menu-dialog .nav-link', 'Tasks');
    await expect.poll(() => document.querySelector('.menu-dialog'), { timeout: 8_000 }).toBeNull();
    const link = await screen.find('.conversation-link', 'Second');
    link.focus();
    await screen.press('.conversation-link', 'ArrowDown');
    expect(document.activeElement?.textContent).toContain('First');
    history.back();
  });

  const principal = () => api.useCases.authenticate(session.secret);

  test('I1: what is written without a network says that it waits, and goes when there is one again', async () => {
    await open('/');
    await screen.sees('What can I do for you?');
    browser.network.isDown = true;
    await screen.write('textarea', 'Is anybody there?');
    await screen.click('.composer-send');
    await screen.sees('Parley cannot be reached.');
    await screen.sees('The connection to Parley is lost.');
    browser.network.isDown = false;
    await screen.click('.composer-send');
    await screen.find('.message', 'Is anybody there?');
    await answer('Yes.');
    browser.network.isDown = true;
    await screen.write('textarea', 'And now?');
    await screen.press('textarea', 'Enter');
    await screen.sees('Waits for the connection…');
    browser.network.isDown = false;
    dispatchOnline();
    await screen.seesNot('Waits for the connection…');
    await answer('Now too.');
    expect([...document.querySelectorAll('.message-text')].map(({ textContent }) => textContent)).toEqual([
      'Is anybody there?',
      'And now?',
    ]);
    await screen.seesNot('The connection to Parley is lost.');
  });

  test('a page that cannot be loaded says so, and can be asked for again', async () => {
    await open('/');
    await screen.sees('What can I do for you?');
    browser.network.isDown = true;
    await screen.click('.nav-link', 'Tasks');
    await screen.find('.task-list [role="alert"]', 'Parley cannot be reached.');
    await screen.click('.nav-link', 'Approvals');
    await screen.click('.problem button', 'Try again');
    browser.network.isDown = false;
    await screen.click('.problem button', 'Try again');
    await screen.seesNot('Parley cannot be reached.');
  });

  test('a message that is not taken says why, and can be thrown away or sent again', async () => {
    const { id } = await api.useCases.conversations.create(await principal(), 'Refused');
    await open('/');
    await screen.click('.conversation-link', 'Refused');
    await screen.write('textarea', 'x'.repeat(100_001));
    await screen.press('textarea', 'Enter');
    await screen.find('.message-refused', 'Not sent:');
    await screen.click('.message-refused button', 'Send again');
    await screen.click('.message-refused button', 'Discard');
    await expect.poll(() => document.querySelector('.message'), { timeout: 8_000 }).toBeNull();
    expect(await api.ports.conversationLog.last(id)).toBe(0);
  });

  test('a conversation of another network is read here and answered there', async () => {
    const address = { channel: 'telegram', account: 'bot', chat: '5', thread: null } as const;
    await api.ports.conversations.ensure(aConversation({ id: uuid(700), personId: api.people.olga.id, address, title: 'Elsewhere' }));
    await open('/');
    await screen.click('.conversation-link', 'Elsewhere');
    await screen.sees('This conversation takes place on Telegram: write there.');
  });

  test('older tasks and conversations, and what was said before, come when asked for', async () => {
    for (let number = 0; number < 25; number += 1) {
      await api.ports.tasks.add(aTask({ id: `old${number}`, personId: api.people.olga.id, state: 'queued', createdAt: new Date(0) }));
    }
    for (let number = 0; number < 32; number += 1) await api.useCases.conversations.create(await principal(), `Many ${number}`);
    const long = await api.useCases.conversations.create(await principal(), 'Long');
    for (let number = 1; number <= 160; number += 1) {
      await api.useCases.conversations.send(await principal(), { conversationId: long.id, text: `said ${number}.`, clientMessageId: null });
    }
    await open('/tasks');
    await screen.click('.task-list button', 'Older tasks');
    await screen.find('.task-row', 'old24');
    await screen.click('.conversation-list button', 'Older conversations');
    await screen.find('.conversation-link', 'Many 0');
    await screen.click('.conversation-link', 'Long');
    await screen.find('.message', 'said 160.');
    expect(screen.text()).not.toContain('said 10.');
    await screen.click('.turns button', 'Show what came before');
    await screen.find('.message', 'said 1.');
  });

  function dispatchOnline(): void {
    browser.window.dispatchEvent(new browser.window.Event('online'));
  }

  test('a session that ends leads to the login', async () => {
    await open('/tasks');
    await screen.find('h1', 'Tasks');
    await api.useCases.tokens.revoke(await principal(), session.token.id);
    await screen.sees('npx parley login');
    await screen.click('.login .button-primary');
    await screen.sees('npx parley login');
  });
});
