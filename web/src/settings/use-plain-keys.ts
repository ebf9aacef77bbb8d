import { useEffect, useLayoutEffect, useRef } from 'react';

import { useServices } from '../api/services.ts';
import { useValue } from '../api/use-value.ts';

/** Hears keys that are pressed without Ctrl while nobody types and no dialog is open, unless the person turned that off. `then` says whether it took the key. */
export function usePlainKeys(then: (event: KeyboardEvent) => boolean): void {
  const isOn = useValue(useServices().appearance.plainKeys) === 'on';
  const latest = useRef(then);
  // Before the page is drawn: a key means what is seen.
  useLayoutEffect(() => {
    latest.current = then;
  });
  useEffect(() => {
    if (!isOn) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTaken()) return;
      if (latest.current(event)) event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [isOn]);
}

function isTaken(): boolean {
  return document.activeElement?.matches('input, textarea, select') === true || document.querySelector('dialog[open]') !== null;
}
