import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';

import { useNavigation } from '../app/navigation.ts';

export interface PageHeadProps {
  readonly title: string;
  /** What can be done here. */
  readonly children?: ReactNode;
}

/** The page's heading. It names the window, and a new page begins there for keyboards and screen readers. */
export function PageHead({ title, children }: PageHeadProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = title === 'Parley' ? title : `${title} · Parley`;
  }, [title]);
  const { hasMoved } = useNavigation();
  useEffect(() => {
    // A field that took the focus for itself keeps it, and a page that was just loaded begins at its very beginning.
    const isFree = document.activeElement === null || document.activeElement === document.body;
    if (hasMoved && isFree) heading.current?.focus({ preventScroll: true });
  }, [hasMoved]);
  return (
    <header className="page-head">
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children !== undefined && <div className="page-head-actions">{children}</div>}
    </header>
  );
}
