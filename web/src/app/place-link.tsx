import type { MouseEvent, ReactNode } from 'react';

import { useNavigation } from './navigation.ts';
import { pathOf } from './place.ts';
import type { Place } from './place.ts';

export interface PlaceLinkProps {
  readonly to: Place;
  readonly className?: string;
  /** Whether this is where one is, or what one is in. */
  readonly isCurrent?: boolean;
  readonly title?: string;
  readonly children: ReactNode;
}

/** A link within the console: goes there without loading the page again. Opening it elsewhere works as with any link. */
export function PlaceLink({ to, className, isCurrent = false, title, children }: PlaceLinkProps) {
  const { go } = useNavigation();
  const onClick = (event: MouseEvent): void => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(to);
  };
  return (
    <a href={pathOf(to)} className={className} aria-current={isCurrent ? 'page' : undefined} title={title} onClick={onClick}>
      {children}
    </a>
  );
}
