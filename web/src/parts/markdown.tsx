import { memo, useDeferredValue } from 'react';
import type { ComponentProps } from 'react';
import ReactMarkdown from 'react-markdown';
import type { Components, ExtraProps } from 'react-markdown';
import remarkGfm from 'remark-gfm';

import { CodeBlock } from './code-block.tsx';

type Node = ExtraProps['node'];

const PLUGINS = [remarkGfm];

const COMPONENTS: Components = {
  a: ({ node: _node, href, children }) => (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow">
      {children}
    </a>
  ),
  // Pictures of other sites are not loaded: they would tell them who reads what.
  img: ({ node: _node, src, alt }) => (
    <a href={typeof src === 'string' ? src : undefined} target="_blank" rel="noopener noreferrer nofollow">
      {alt === undefined || alt === '' ? src : alt}
    </a>
  ),
  pre: ({ node, children }) => (
    <CodeBlock language={languageIn(node)} text={textIn(node).replace(/\n$/, '')}>
      {children}
    </CodeBlock>
  ),
  table: ({ node: _node, children }: ComponentProps<'table'> & ExtraProps) => (
    <div className="table-scroll" tabIndex={0} role="group">
      <table>{children}</table>
    </div>
  ),
};

/** Text with marks, drawn without letting any HTML of its author in. While it grows, drawing may lag behind typing. */
export function Markdown({ text }: { readonly text: string }) {
  const shown = useDeferredValue(text);
  return (
    <div className="markdown">
      <Drawn text={shown} />
    </div>
  );
}

const Drawn = memo(function Drawn({ text }: { readonly text: string }) {
  return (
    <ReactMarkdown remarkPlugins={PLUGINS} components={COMPONENTS} skipHtml={false}>
      {text}
    </ReactMarkdown>
  );
});

function languageIn(node: Node): string | null {
  const code = node?.children[0];
  const names = code?.type === 'element' ? code.properties['className'] : undefined;
  const name = Array.isArray(names) ? names.map(String).find((candidate) => candidate.startsWith('language-')) : undefined;
  return name?.slice('language-'.length) ?? null;
}

type HastNode = NonNullable<Node>['children'][number] | NonNullable<Node>;

function textIn(node: HastNode | undefined): string {
  if (node === undefined) return '';
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(textIn).join('') : '';
}
