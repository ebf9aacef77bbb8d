import type { Block, Inline, ListItem, ReplyDocument } from './document.ts';
import { readMarkdown, type MarkdownFootnote, type MarkdownNode } from './markdown-tree.ts';
import { parseInlines, textWithBreaks, type ParseContext } from './parse-inlines.ts';

const DEEPEST = 10;

/** What no network shows: control characters, and marks that turn the direction of what follows. */
const UNSHOWN = /(?![\n\t])[\p{Cc}\u2028-\u202e]/gu;

/** A line that begins dozens of quotes or lists at once: the parser would take seconds, and nobody wrote that to be read in its structure. */
const TOO_DEEP = /^(?:[ \t]*(?:[-*+>]|\d{1,9}[.)])(?=[ \t>])){64}/mu;

/**
 * A model's Markdown (CommonMark and GitHub's tables, boxes, strikes and footnotes) as a document. Never throws: what cannot be read is
 * text. Raw HTML is text, pictures are links, references and footnotes are resolved, addresses that are no safe links are text.
 */
export function parseReply(markdown: string): ReplyDocument {
  const source = markdown.toWellFormed().replace(/\r\n?/g, '\n').replace(UNSHOWN, '');
  if (TOO_DEEP.test(source)) return [asWritten(source)];
  try {
    const context: ParseContext = { tree: readMarkdown(source), notes: new Map() };
    const body = parseBlocks(context.tree.blocks, context, 0);
    return [...body, ...parseFootnotes(context)];
  } catch {
    // Nested thousands of levels deep.
    return source.trim() === '' ? [] : [asWritten(source)];
  }
}

function parseBlocks(nodes: readonly MarkdownNode[], context: ParseContext, depth: number): Block[] {
  return nodes.flatMap((node) => {
    const start = node.position?.start.offset;
    const isTooDeep = depth >= DEEPEST && (node.type === 'blockquote' || node.type === 'list') && start !== undefined;
    return isTooDeep ? [asWritten(context.tree.source.slice(start, node.position?.end.offset))] : parseBlock(node, context, depth);
  });
}

function parseBlock(node: MarkdownNode, context: ParseContext, depth: number): Block[] {
  switch (node.type) {
    case 'paragraph':
      return holding(parseInlines(node.children, context), (children) => ({ kind: 'paragraph', children }));
    case 'heading':
      return holding(parseInlines(node.children, context), (children) => ({ kind: 'heading', level: node.depth, children }));
    case 'code':
      return node.value.trim() === '' ? [] : [{ kind: 'code', language: languageOf(node.lang), text: node.value }];
    case 'blockquote':
      return holding(parseBlocks(node.children, context, depth + 1), (children) => ({ kind: 'quote', children }));
    case 'list': {
      const items = node.children.map((item): ListItem => ({
        checked: item.checked ?? null,
        children: parseBlocks(item.children, context, depth + 1),
      }));
      return [{ kind: 'list', start: node.ordered === true ? (node.start ?? 1) : null, items }];
    }
    case 'table': {
      const rows = node.children.map((row) => row.children.map((cell) => parseInlines(cell.children, context)));
      return [{ kind: 'table', align: node.align ?? [], rows }];
    }
    case 'thematicBreak':
      return [{ kind: 'rule' }];
    case 'html':
      return [asWritten(node.value)];
    default:
      return [];
  }
}

function holding<T>(children: readonly T[], make: (children: readonly T[]) => Block): Block[] {
  return children.length > 0 ? [make(children)] : [];
}

/** The first word after a fence, if it can be a language's name. */
function languageOf(info: string | null | undefined): string | null {
  return info && /^[\w+#.-]{1,32}$/.test(info) ? info.toLowerCase() : null;
}

function asWritten(text: string): Block {
  return { kind: 'paragraph', children: textWithBreaks(text.trim()) };
}

/** The notes in the order in which they are mentioned, then those that nobody mentions. */
function parseFootnotes(context: ParseContext): Block[] {
  const { footnotes } = context.tree;
  const blocks: Block[] = [];
  // Notes may mention notes: the map grows while it is gone through.
  for (const [identifier, number] of context.notes) {
    const note = footnotes.get(identifier);
    if (note !== undefined) blocks.push(...parseFootnote(note, `${number}`, context));
  }
  const unmentioned = [...footnotes.values()].filter(({ identifier }) => !context.notes.has(identifier)).toReversed();
  return [...blocks, ...unmentioned.flatMap((note) => parseFootnote(note, note.label ?? note.identifier, context))];
}

function parseFootnote(note: MarkdownFootnote, name: string, context: ParseContext): Block[] {
  const [first, ...others] = parseBlocks(note.children, context, 1);
  const mark: Inline = { kind: 'text', text: `[${name}] ` };
  if (first?.kind === 'paragraph') return [{ kind: 'paragraph', children: [mark, ...first.children] }, ...others];
  return [{ kind: 'paragraph', children: [mark] }, ...(first === undefined ? [] : [first]), ...others];
}
