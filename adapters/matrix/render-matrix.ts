import type { Block, Inline, ListItem, ReplyDocument, TableRow } from '../../domain/delivery/document.ts';
import { layOut } from '../../domain/delivery/lay-out.ts';

/** Stands for a document of which nothing is to be seen. */
const NOTHING = '…';

const TAGS = { bold: 'strong', italic: 'em', strike: 'del' } as const;

/** A document as Matrix takes it: HTML of the subset that clients show, and the same as plain text for those that show none. */
export function renderMatrix(document: ReplyDocument): { body: string; formattedBody: string } {
  const { text } = layOut(document);
  return text === '' ? { body: NOTHING, formattedBody: NOTHING } : { body: text, formattedBody: blocksHtml(document) };
}

function blocksHtml(blocks: readonly Block[]): string {
  return blocks.map(blockHtml).join('');
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${inlinesHtml(block.children)}</p>`;
    case 'heading':
      return `<h${block.level}>${inlinesHtml(block.children)}</h${block.level}>`;
    case 'code': {
      const language = block.language === null ? '' : ` class="language-${escaped(block.language)}"`;
      return `<pre><code${language}>${escaped(block.text)}\n</code></pre>`;
    }
    case 'quote':
      return `<blockquote>${blocksHtml(block.children)}</blockquote>`;
    case 'list': {
      const items = block.items.map(itemHtml).join('');
      if (block.start === null) return `<ul>${items}</ul>`;
      return block.start === 1 ? `<ol>${items}</ol>` : `<ol start="${block.start}">${items}</ol>`;
    }
    case 'table':
      return tableHtml(block.rows);
    case 'rule':
      return '<hr>';
  }
}

/** A single paragraph goes without its tag, as clients put space around that. */
function itemHtml({ checked, children: [first, ...others] }: ListItem): string {
  const box = checked === null ? '' : checked ? '☑ ' : '☐ ';
  const lead = first?.kind === 'paragraph' ? inlinesHtml(first.children) : first === undefined ? '' : blockHtml(first);
  return `<li>${box}${lead}${blocksHtml(others)}</li>`;
}

function tableHtml([heading, ...body]: readonly TableRow[]): string {
  const head = heading === undefined ? '' : `<thead>${rowHtml(heading, 'th')}</thead>`;
  return `<table>${head}${body.length > 0 ? `<tbody>${body.map((row) => rowHtml(row, 'td')).join('')}</tbody>` : ''}</table>`;
}

function rowHtml(row: TableRow, tag: 'th' | 'td'): string {
  return `<tr>${row.map((cell) => `<${tag}>${inlinesHtml(cell)}</${tag}>`).join('')}</tr>`;
}

function inlinesHtml(inlines: readonly Inline[]): string {
  return inlines.map(inlineHtml).join('');
}

function inlineHtml(inline: Inline): string {
  switch (inline.kind) {
    case 'text':
      return escaped(inline.text).replaceAll('\n', '<br>');
    case 'break':
      return '<br>';
    case 'code':
      return `<code>${escaped(inline.text)}</code>`;
    case 'link':
      return `<a href="${escaped(inline.url)}">${inlinesHtml(inline.children)}</a>`;
    default:
      return `<${TAGS[inline.kind]}>${inlinesHtml(inline.children)}</${TAGS[inline.kind]}>`;
  }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
