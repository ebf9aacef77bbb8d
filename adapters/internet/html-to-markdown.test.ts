import { describe, expect, test } from 'vitest';

import { htmlToMarkdown } from './html-to-markdown.ts';

const markdown = (html: string) => htmlToMarkdown(html, 'https://site.test/docs/page?x=1').trim();

test('a page begins with its title, in one line', () => {
  expect(markdown('<html><head><title>\n  A   page \n</title></head><body><h1>Hello</h1><p>Text</p></body></html>')).toBe(
    'Title: A page\n\n# Hello\n\nText',
  );
});

describe('links', () => {
  test.each([
    ['whole as they are', '<a href="https://other.test/a">A</a>', '[A](https://other.test/a)'],
    ['made whole by the address of the page', '<a href="../b">B</a>', '[B](https://site.test/b)'],
    ['to a part of the page', '<a href="#top">Up</a>', '[Up](https://site.test/docs/page?x=1#top)'],
    ['to a mailbox', '<a href="mailto:ann@site.test">Ann</a>', '[Ann](mailto:ann@site.test)'],
    ['with brackets in the address', '<a href="/a_(b)">C</a>', '[C](https://site.test/a_%28b%29)'],
    ['over several lines', '<a href="/d">two\n   words</a>', '[two words](https://site.test/d)'],
    ['that run a script, as text', '<a href="javascript:alert(1)">Click</a>', 'Click'],
    ['into a file, as text', '<a href="file:///etc/passwd">Secrets</a>', 'Secrets'],
    ['to no address at all, as text', '<a href="http://[broken">Broken</a>', 'Broken'],
    ['that are mere places, as text', '<a name="here">Here</a>', 'Here'],
    ['without words, not at all', 'before <a href="/e"></a>after', 'before after'],
  ])('%s', (_which, html, expected) => expect(markdown(`<p>${html}</p>`)).toBe(expected));
});

describe('pictures', () => {
  test.each([
    ['with what is said of them', '<img src="/cat.png" alt="A\n cat">', '![A cat](https://site.test/cat.png)'],
    ['of which nothing is said', 'x<img src="/cat.png">', 'x'],
    ['of which an empty text is said', 'x<img src="/cat.png" alt=" ">', 'x'],
    ['that are nowhere', 'x<img alt="A cat">', 'x'],
    ['that are in the page itself', 'x<img alt="A cat" src="data:image/png;base64,AAAA">', 'x'],
  ])('%s', (_which, html, expected) => expect(markdown(`<p>${html}</p>`)).toBe(expected));
});

test('a table has a line for each row', () => {
  const html = '<table><tr><th>City</th><th>People\n living</th></tr><tr><td>Oslo</td><td>700 000</td></tr></table>';
  expect(
    markdown(html)
      .split('\n')
      .filter((line) => line !== ''),
  ).toEqual(['| City | People living |', '| Oslo | 700 000 |']);
});

test.each([
  '<script>alert("no")</script>',
  '<style>p { no: no }</style>',
  '<noscript>no</noscript>',
  '<template><p>no</p></template>',
  '<button>no</button>',
  '<select><option>no</option></select>',
  '<dialog open>no</dialog>',
  '<svg><text>no</text></svg>',
  '<p hidden>no</p>',
  '<div hidden><a href="/no">no</a></div>',
])('what nobody reads is left out: %s', (html) => {
  expect(markdown(`<p>before</p>${html}<p>after</p>`)).toBe('before\n\nafter');
});

test('an empty page has no text, a broken one as much as can be read', () => {
  expect(markdown('<html><body></body></html>')).toBe('');
  expect(markdown('<p>one<p>two <b>three<div>four')).toMatch(/^one\n\ntwo \*\*three/);
});

test('lists, code and emphasis are kept', () => {
  expect(markdown('<ul><li>a <em>b</em></li></ul><pre><code>x = 1\n</code></pre>')).toBe('-   a *b*\n\n```\nx = 1\n```');
});
