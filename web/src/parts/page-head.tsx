import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';

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
  useEffect(() => {
    // A field that took the focus for itself keeps it.
    if (document.activeElement === null || document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <header className="page-head">
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children !== undefined && <div className="page-head-actions">{children}</div>}
    </header>
  );
}
