import { createContext, useContext } from 'react';

import type { Place } from './place.ts';

export interface Navigation {
  readonly place: Place;
  /** Whether one has gone anywhere since the page was loaded. */
  readonly hasMoved: boolean;
  readonly go: (place: Place) => void;
}

export const NavigationContext = createContext<Navigation>({ place: { kind: 'new-conversation' }, hasMoved: false, go: () => undefined });

export function useNavigation(): Navigation {
  return useContext(NavigationContext);
}
