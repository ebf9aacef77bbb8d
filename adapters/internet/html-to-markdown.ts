import Turndown from 'turndown';

/** What is used of an element. */
interface Element {
  readonly nodeName: string;
  readonly parentNode: { readonly nodeName: string } | null;
  getAttribute(name: string): string | null;
}

/** Nothing in these is read by people. */
const UNREAD = ['script', 'style', 'noscript', 'template', 'iframe', 'object', 'embed', 'canvas', 'select', 'button', 'dialog'] as const;
const UNREAD_NAMES = new Set<string>([...UNREAD.map((name) => name.toUpperCase()), 'SVG', 'svg']);

/** The readable text of a page as Markdown; links are made whole by `base`, the page's address. */
export function htmlToMarkdown(html: string, base: string): string {
  const service = new Turndown({ headingStyle: 'atx', codeBlockStyle: 'fenced', bulletListMarker: '-', emDelimiter: '*' });
  service.addRule('title', {
    filter: (node: Element) => node.nodeName === 'TITLE',
    replacement: (content) => `Title: ${oneLine(content)}\n\n`,
  });
  service.addRule('link', {
    filter: 'a',
    replacement: (content: string, node: Element) => {
      const text = oneLine(content);
      const target = wholeAddress(node.getAttribute('href'), base);
      return text === '' || target === null ? content : `[${text}](${target})`;
    },
  });
  service.addRule('picture', {
    filter: 'img',
    replacement: (_content: string, node: Element) => {
      const alt = oneLine(node.getAttribute('alt') ?? '');
      const target = wholeAddress(node.getAttribute('src'), base);
      return alt === '' || target === null ? '' : `![${alt}](${target})`;
    },
  });
  service.addRule('cell', { filter: ['td', 'th'], replacement: (content: string) => `| ${oneLine(content)} ` });
  service.addRule('row', { filter: 'tr', replacement: (content: string) => `\n${content}|` });
  // The last rule that is added is the first that is asked.
  service.addRule('unread', {
    filter: (node: Element) => UNREAD_NAMES.has(node.nodeName) || node.getAttribute('hidden') !== null,
    replacement: () => '',
  });
  return service
    .turndown(html)
    .replaceAll(/[ \t]+\n/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n');
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** Null: it leads nowhere that can be read. */
function wholeAddress(target: string | null, base: string): string | null {
  const url = target === null || !URL.canParse(target, base) ? null : new URL(target, base);
  if (url === null || !['http:', 'https:', 'mailto:'].includes(url.protocol)) return null;
  return url.href.replaceAll('(', '%28').replaceAll(')', '%29');
}
