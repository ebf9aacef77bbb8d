import { expect, test } from 'vitest';

import { parseReply } from '../../domain/delivery/parse-reply.ts';
import { renderMatrix } from './render-matrix.ts';

test.each([
  ['# Дом\n\n**b** *i* ~~s~~ `<c>`\nx', '<h1>Дом</h1><p><strong>b</strong> <em>i</em> <del>s</del> <code>&lt;c&gt;</code><br>x</p>'],
  ['[l](https://e.org/?a=1&b="2") <b>&amp;', '<p><a href="https://e.org/?a=1&amp;b=%222%22">l</a> &lt;b&gt;&amp;</p>'],
  ['- a\n- [x] b\n\n  c', '<ul><li>a</li><li>☑ b<p>c</p></li></ul>'],
  ['1. a\n\n   3. b', '<ol><li>a<ol start="3"><li>b</li></ol></li></ol>'],
  ['> q\n\n---', '<blockquote><p>q</p></blockquote><hr>'],
  ['```ts\na < b\n```', '<pre><code class="language-ts">a &lt; b\n</code></pre>'],
  ['| a |\n|--|\n| **b** |', '<table><thead><tr><th>a</th></tr></thead><tbody><tr><td><strong>b</strong></td></tr></tbody></table>'],
  ['<script>alert(1)</script>', '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>'],
])('%j is HTML of the subset that clients show', (markdown, html) => {
  expect(renderMatrix(parseReply(markdown)).formattedBody).toBe(html);
});

test('clients without HTML get the same as text', () => {
  expect(renderMatrix(parseReply('# A\n\n- **b**')).body).toBe('A\n\n• b');
});

test('there is always something to send', () => {
  expect(renderMatrix([])).toEqual({ body: '…', formattedBody: '…' });
});
