import type { Inline } from './document.ts';
import { linkTarget, targetAsText } from './link-target.ts';
import type { MarkdownInline, MarkdownTree } from './markdown-tree.ts';

const DEEPEST = 12;

/** What conversion needs to know around a node. */
export interface ParseContext {
  readonly tree: MarkdownTree;
  /** The numbers of the footnotes by identifier, in the order in which they are mentioned. */
  readonly notes: Map<string, number>;
}

/** The inlines of a paragraph, heading or cell; what is nested too deep stays as it was written. */
export function parseInlines(nodes: readonly MarkdownInline[], context: ParseContext, depth = 0): Inline[] {
  const inlines: Inline[] = [];
  for (const node of nodes) {
    const start = node.position?.start.offset;
    const isTooDeep = depth >= DEEPEST && 'children' in node && start !== undefined;
    const made = isTooDeep
      ? textWithBreaks(context.tree.source.slice(start, node.position?.end.offset))
      : parseInline(node, context, depth);
    for (const inline of made) add(inlines, inline);
  }
  return inlines;
}

/** A text in which line ends are breaks. */
export function textWithBreaks(text: string): Inline[] {
  if (!text.includes('\n')) return text === '' ? [] : [{ kind: 'text', text }];
  return text
    .split('\n')
    .flatMap((line, index): Inline[] => [...(index > 0 ? [{ kind: 'break' } as const] : []), { kind: 'text', text: line }]);
}

function parseInline(node: MarkdownInline, context: ParseContext, depth: number): Inline[] {
  switch (node.type) {
    case 'text':
      return textWithBreaks(node.value);
    case 'html':
      return /^<br\s*\/?>$/i.test(node.value) ? [{ kind: 'break' }] : textWithBreaks(node.value);
    case 'inlineCode':
      return [{ kind: 'code', text: node.value.replaceAll('\n', ' ') }];
    case 'break':
      return [{ kind: 'break' }];
    case 'strong':
      return styled('bold', parseInlines(node.children, context, depth + 1));
    case 'emphasis':
      return styled('italic', parseInlines(node.children, context, depth + 1));
    case 'delete':
      return styled('strike', parseInlines(node.children, context, depth + 1));
    case 'link':
      return linked(node.url, parseInlines(node.children, context, depth + 1));
    case 'linkReference':
      return linked(context.tree.urls.get(node.identifier) ?? '', parseInlines(node.children, context, depth + 1));
    case 'image':
      return linked(node.url, textWithBreaks(node.alt ?? ''));
    case 'imageReference':
      return linked(context.tree.urls.get(node.identifier) ?? '', textWithBreaks(node.alt ?? ''));
    case 'footnoteReference':
      return [{ kind: 'text', text: `[${noteNumber(node.identifier, context)}]` }];
  }
}

function noteNumber(identifier: string, { notes }: ParseContext): number {
  const number = notes.get(identifier) ?? notes.size + 1;
  notes.set(identifier, number);
  return number;
}

function styled(kind: 'bold' | 'italic' | 'strike', children: readonly Inline[]): Inline[] {
  return children.length > 0 ? [{ kind, children }] : [];
}

function linked(url: string, children: readonly Inline[]): Inline[] {
  const target = linkTarget(url);
  const label = plainText(children);
  const shown: Inline[] = label.trim() === '' ? textWithBreaks(url) : withoutLinks(children);
  if (target !== null) return [{ kind: 'link', url: target, children: shown }];
  const aside = label.trim() === '' ? null : targetAsText(url, label);
  return aside === null ? shown : [...shown, { kind: 'text', text: ` (${aside})` }];
}

/** A link holds no link; a picture in one leaves its words. */
function withoutLinks(inlines: readonly Inline[]): Inline[] {
  return inlines.flatMap((inline): Inline[] => {
    if (inline.kind === 'link') return withoutLinks(inline.children);
    return 'children' in inline ? [{ ...inline, children: withoutLinks(inline.children) }] : [inline];
  });
}

/** The words of inlines, one unit for each break. */
export function plainText(inlines: readonly Inline[]): string {
  let text = '';
  for (const inline of inlines) {
    if (inline.kind === 'break') text += '\n';
    else text += 'text' in inline ? inline.text : plainText(inline.children);
  }
  return text;
}

function add(inlines: Inline[], inline: Inline): void {
  const last = inlines.at(-1);
  if (inline.kind === 'text' && last?.kind === 'text') inlines[inlines.length - 1] = { kind: 'text', text: last.text + inline.text };
  else if (inline.kind !== 'text' || inline.text !== '') inlines.push(inline);
}
