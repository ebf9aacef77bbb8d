import { createContext, useContext } from 'react';

import type { Place } from './place.ts';

export interface Navigation {
  readonly place: Place;
  readonly go: (place: Place) => void;
}

export const NavigationContext = createContext<Navigation>({ place: { kind: 'new-conversation' }, go: () => undefined });

export function useNavigation(): Navigation {
  return useContext(NavigationContext);
}
