import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

/** What the Markdown parser gives. */
export type MarkdownRoot = ReturnType<typeof fromMarkdown>;
export type MarkdownNode = MarkdownRoot['children'][number];
export type MarkdownInline = Extract<MarkdownNode, { type: 'paragraph' }>['children'][number];
export type MarkdownFootnote = Extract<MarkdownNode, { type: 'footnoteDefinition' }>;

/** What stands somewhere else in the text than where it is used. */
export interface MarkdownTree {
  readonly source: string;
  readonly blocks: readonly MarkdownNode[];
  /** Addresses by their reference's identifier. */
  readonly urls: ReadonlyMap<string, string>;
  readonly footnotes: ReadonlyMap<string, MarkdownFootnote>;
}

// A pair of single tildes is more often "about" than struck through. Links without marks are found by the grammar, a second search is not needed.
const SYNTAX = gfm({ singleTilde: false });
const TO_TREE = gfmFromMarkdown().map((extension) => ({ ...extension, transforms: [] }));

export function readMarkdown(source: string): MarkdownTree {
  const root = fromMarkdown(source, { extensions: [SYNTAX], mdastExtensions: [TO_TREE] });
  return { source, blocks: root.children, ...definitionsIn(root, source) };
}

function definitionsIn(root: MarkdownRoot, source: string): Pick<MarkdownTree, 'urls' | 'footnotes'> {
  const urls = new Map<string, string>();
  const footnotes = new Map<string, MarkdownFootnote>();
  const left: (MarkdownRoot | MarkdownNode)[] = source.includes(']:') ? [root] : [];
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    // The first of several definitions counts; the last one is met first.
    if (node.type === 'definition') urls.set(node.identifier, node.url);
    else if (node.type === 'footnoteDefinition') footnotes.set(node.identifier, node);
    if ('children' in node) left.push(...node.children);
  }
  return { urls, footnotes };
}
