import { describe, expect, test } from 'vitest';

import { draw } from '../testing/draw.tsx';
import { addUp, byDay, cachedPercent, sumOf } from './add-up.ts';
import { BudgetList } from './budget-list.tsx';
import type { CostRow } from './cost-documents.ts';
import { CostViews } from './cost-views.tsx';

function row(day: string, model: string, person: readonly [string, string], costUsd: number, cached = 0): CostRow {
  return {
    keys: [
      { by: 'DAY', value: day, label: day },
      { by: 'MODEL', value: model, label: model },
      { by: 'MODE', value: 'chat', label: 'chat' },
      { by: 'PURPOSE', value: 'answer', label: 'answer' },
      { by: 'PERSON', value: person[0], label: person[1] },
    ],
    calls: 1,
    costUsd,
    inputTokens: 100,
    cacheReadTokens: cached,
    outputTokens: 10,
  };
}
const ANNA = ['1', 'Анна'] as const;
const BORIS = ['2', '<b>Boris</b>'] as const;
const ROWS = [
  row('2026-11-21', 'a/haiku', ANNA, 0.5, 90),
  row('2026-11-23', 'a/haiku', BORIS, 0.25),
  row('2026-11-23', 'b/flash', ANNA, 3),
];
const views = (rows: readonly CostRow[], everybody = false, language: 'EN' | 'RU' = 'EN') =>
  draw(<CostViews rows={rows} days={7} today="2026-11-23" everybody={everybody} />, { language });

describe('adding up', () => {
  test('puts the dearest first, and people by their id', () => {
    expect(addUp(ROWS, 'MODEL').map(({ label, costUsd, calls }) => [label, costUsd, calls])).toEqual([
      ['b/flash', 3, 1],
      ['a/haiku', 0.75, 2],
    ]);
    expect(addUp(ROWS, 'PERSON').map(({ label }) => label)).toEqual(['Анна', '<b>Boris</b>']);
    expect(cachedPercent(sumOf(ROWS))).toBe(30);
    expect(cachedPercent(sumOf([]))).toBe(0);
  });

  test('knows each day, also those without a call, and one that is newer where the person is', () => {
    expect(byDay(ROWS, 3, '2026-11-23').map(({ value, costUsd }) => [value, costUsd])).toEqual([
      ['2026-11-21', 0.5],
      ['2026-11-22', 0],
      ['2026-11-23', 3.25],
    ]);
    expect(byDay(ROWS, 2, '2026-11-22').map(({ value }) => value)).toEqual(['2026-11-22', '2026-11-23']);
  });
});

describe('the costs', () => {
  test('are told together, by day, model, mode and purpose, each number in words for who sees no bars', () => {
    const html = views(ROWS);
    expect(html).toMatch(/Together.*\$3\.75.*Calls.*3.*Input from caches.*30%/s);
    expect(html).toMatch(/<table class="unseen"><caption>By day.*Nov 21.*\$0\.50.*Nov 22.*\$0.*Nov 23.*\$3\.25/s);
    expect(html).toMatch(/By model.*<th scope="row">b\/flash<\/th><td class="cost-number">\$3\.00.*By mode.*Chat.*By purpose.*Answers/s);
    expect(html).not.toContain('By person');
    expect(html.match(/<svg/g)?.length).toBe(html.match(/<svg[^>]*aria-hidden="true"/g)?.length);
  });

  test('are told by person to admins; a name is text', () => {
    expect(views(ROWS, true)).toMatch(/By person.*Анна.*&lt;b&gt;Boris/s);
  });

  test('are told in Russian', () => {
    expect(views(ROWS, true, 'RU')).toMatch(/Всего.*3,75.*По моделям.*По режимам.*Чат.*По людям/s);
  });

  test('of nothing are nothing', () => {
    expect(views([])).toContain('Nothing was spent.');
    expect(views([row('2026-11-23', 'offline/quotes', ANNA, 0)])).toMatch(/\$0.*width="0"/s);
  });
});

test('budgets say what is used of them, until when, and what they are for', () => {
  const renewsAt = '2026-11-24T00:00:00.000Z';
  const html = draw(
    <BudgetList
      budgets={[
        { name: 'PERSON_DAY', limitUsd: 5, isForToday: true, spentUsd: 1.25, renewsAt },
        { name: 'TASK', limitUsd: 2, isForToday: false, spentUsd: null, renewsAt: null },
        { name: 'INSTALLATION_DAY', limitUsd: 0, isForToday: false, spentUsd: 0, renewsAt },
      ]}
    />,
  );
  expect(html).toMatch(
    /Each person, a day.*\$1\.25 of \$5\.00, for today.*width="25".*renews.*A task that names none.*\$2\.00.*This server/s,
  );
});
