import Turndown from 'turndown';

import { splitMarkdown } from './split-markdown.ts';
import type { Passage } from './passage.ts';

/** What is used of an element. */
interface Element {
  readonly nodeName: string;
  readonly textContent: string | null;
  getAttribute(name: string): string | null;
}

/** Nothing in these is read by people, or it is on every page alike. */
const UNREAD = new Set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE IFRAME OBJECT EMBED CANVAS SELECT BUTTON DIALOG SVG svg NAV FOOTER ASIDE FORM IMG'.split(' '),
);

/** The passages of a page, and its title; null: it has none. Lines of a page mean nothing to people, so that there are none. */
export function readHtml(html: string): { readonly title: string | null; readonly passages: readonly Passage[] } {
  let title: string | null = null;
  const service = new Turndown({ headingStyle: 'atx', codeBlockStyle: 'fenced', bulletListMarker: '-', emDelimiter: '*' });
  service.addRule('link', { filter: 'a', replacement: (content: string) => content });
  service.addRule('cell', { filter: ['td', 'th'], replacement: (content: string) => `| ${oneLine(content)} ` });
  service.addRule('row', { filter: 'tr', replacement: (content: string) => `\n${content}|` });
  service.addRule('unread', {
    filter: (node: Element) => UNREAD.has(node.nodeName) || node.getAttribute('hidden') !== null,
    replacement: () => '',
  });
  service.addRule('title', {
    filter: (node: Element) => node.nodeName === 'TITLE',
    replacement: (_content: string, node: Element) => {
      title ??= oneLine(node.textContent ?? '').slice(0, 200) || null;
      return '';
    },
  });
  const passages = splitMarkdown(service.turndown(html)).map(({ place, text }) => ({
    place: { ...place, line: null },
    text: text.replaceAll('\u00A0', ' ').replaceAll(/\\([\\`*_{}[\]()#+\-.!>~|])/gu, '$1'),
  }));
  return { title, passages };
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim();
}
