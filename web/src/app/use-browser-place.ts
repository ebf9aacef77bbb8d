import { useCallback, useEffect, useMemo, useState } from 'react';

import type { Navigation } from './navigation.ts';
import { pathOf, placeAt } from './place.ts';
import type { Place } from './place.ts';

/** The place that the browser's address names; going somewhere changes the address, and back and forward work. */
export function useBrowserPlace(): Navigation {
  const [{ path, hasMoved }, setMove] = useState({ path: location.pathname, hasMoved: false });
  useEffect(() => {
    const follow = (): void => setMove({ path: location.pathname, hasMoved: true });
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, []);
  const go = useCallback((place: Place): void => {
    const next = pathOf(place);
    if (next !== location.pathname) history.pushState(null, '', next);
    setMove({ path: next, hasMoved: true });
  }, []);
  return useMemo(() => ({ place: placeAt(path), hasMoved, go }), [path, hasMoved, go]);
}
