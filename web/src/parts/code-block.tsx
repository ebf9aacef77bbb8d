import type { ReactNode } from 'react';

import { CopyButton } from './copy-button.tsx';

export interface CodeBlockProps {
  /** What the fence says it is, such as `ts`; null: it does not say. */
  readonly language: string | null;
  readonly text: string;
  readonly children?: ReactNode;
}

/** A block of code with its language and a way to copy it. */
export function CodeBlock({ language, text, children = text }: CodeBlockProps) {
  return (
    <figure className="code-block">
      <figcaption className="code-block-head">
        <span>{language ?? ''}</span>
        <CopyButton text={text} />
      </figcaption>
      {/* Long lines scroll, and a keyboard can do that only where it can go. */}
      <pre tabIndex={0}>{children}</pre>
    </figure>
  );
}
