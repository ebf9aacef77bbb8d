import { expect, test } from 'vitest';

import { ConnectionNotice } from '../app/connection-notice.tsx';
import { LoginNeeded } from '../app/login-needed.tsx';
import { Nowhere } from '../app/nowhere.tsx';
import { PlaceLink } from '../app/place-link.tsx';
import { draw } from '../testing/draw.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { Field } from './field.tsx';
import { Loading } from './loading.tsx';
import { Markdown } from './markdown.tsx';
import { Problem } from './problem.tsx';

const markdown = (text: string) => draw(<Markdown text={text} />);

test('HTML in a reply is text', () => {
  expect(markdown('<script>alert(1)</script> <b>x</b>')).not.toMatch(/<script|<b>/);
});

test.each(['javascript:alert(1)', 'data:text/html,x', 'vbscript:x'])('a link to %s leads nowhere', (url) => {
  expect(markdown(`[x](${url})`)).not.toContain(url);
});

test('links open elsewhere and tell nobody where they come from', () => {
  expect(markdown('[x](https://example.org)')).toContain(
    '<a href="https://example.org" target="_blank" rel="noopener noreferrer nofollow">x</a>',
  );
});

test('pictures are links: loading them would tell others who reads', () => {
  const html = markdown('![a cat](https://example.org/cat.png) ![](https://example.org/dog.png)');
  expect(html).not.toContain('<img');
  expect(html).toContain('>a cat</a>');
  expect(html).toContain('>https://example.org/dog.png</a>');
});

test('code keeps its language and can be reached by keyboard', () => {
  const html = markdown('```ts\nconst a = 1 < 2;\n```\n\n    indented');
  expect(html).toContain('<span>ts</span>');
  expect(html).toContain('const a = 1 &lt; 2;');
  expect(html.match(/<pre tabindex="0">/g)).toHaveLength(2);
});

test('tables and lists of things to do are drawn', () => {
  expect(markdown('| a |\n| - |\n| b |')).toContain('<td>b</td>');
  expect(markdown('- [x] done')).toContain('type="checkbox"');
});

test.each(['', '   ', '**', '```\nnot closed', '| a |\n| -', '[x](', '\u0000', '😀'.repeat(3)])(
  'a half of a reply such as %j is drawn',
  (text) => {
    expect(markdown(text)).toContain('class="markdown"');
  },
);

test('a problem says what it is, and offers to try again where that may help', () => {
  expect(draw(<Problem message="Broken." />)).not.toContain('<button');
  expect(draw(<Problem message={null} onAgain={() => undefined} />)).toMatch(/Parley cannot be reached.*Try again/s);
});

test('a field says what is wrong instead of its hint', () => {
  const field = (problem: string | null) =>
    draw(
      <Field label="Budget" hint="Empty: as configured." problem={problem}>
        {(ties) => <input {...ties} />}
      </Field>,
    );
  expect(field(null)).toContain('aria-invalid="false"');
  expect(field('Not a number.')).toMatch(/aria-invalid="true".*role="alert">Not a number\./s);
});

test('a link knows whether it is where one is', () => {
  const link = (isCurrent: boolean) =>
    draw(
      <PlaceLink to={{ kind: 'tasks' }} isCurrent={isCurrent}>
        Tasks
      </PlaceLink>,
    );
  expect(link(true)).toContain('aria-current="page"');
  expect(link(false)).toBe('<a href="/tasks">Tasks</a>');
});

test('dialogs, the login and the rest say what they are for', () => {
  const close = (): void => undefined;
  expect(draw(<ConfirmDialog title="Stop?" text="Sure?" yes="Stop" onYes={close} onClose={close} />)).toContain('Cancel');
  expect(draw(<ConfirmDialog title="Stop?" text="Sure?" yes="Stop" no="Keep" isDangerous onYes={close} onClose={close} />)).toMatch(
    /Keep.*button-danger/s,
  );
  expect(draw(<LoginNeeded onCheck={close} />)).toContain('npx parley login');
  expect(draw(<Nowhere />)).toContain('There is nothing here.');
  expect(draw(<Loading />)).toContain('Loading…');
  expect(draw(<ConnectionNotice />, { connection: 'lost' })).toBe('<div class="connection-notice" role="status"></div>');
});
