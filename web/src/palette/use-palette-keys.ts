import { useEffect, useRef } from 'react';

import { useNavigation } from '../app/navigation.ts';
import { usePerson } from '../app/person.ts';
import { usePlainKeys } from '../settings/use-plain-keys.ts';
import { placesOf } from './places-of.ts';

/** So long after `g` the next key names a place. */
const PATIENCE_MS = 1_500;

/** Ctrl+K or ⌘K opens the commands; `g` and a letter go to a place. */
export function usePaletteKeys(onOpen: () => void): void {
  const { go } = useNavigation();
  const person = usePerson();
  const leading = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      event.preventDefault();
      onOpen();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [onOpen]);
  usePlainKeys(({ code, timeStamp }) => {
    // The key's place on the keyboard: the same with Russian letters.
    const letter = /^Key[A-Z]$/.test(code) ? code.slice(3).toLowerCase() : '';
    if (timeStamp - leading.current > PATIENCE_MS) {
      leading.current = letter === 'g' ? timeStamp : Number.NEGATIVE_INFINITY;
      return letter === 'g';
    }
    leading.current = Number.NEGATIVE_INFINITY;
    const place = placesOf(person).find(({ key }) => key === letter);
    if (place !== undefined) go({ kind: place.kind });
    return place !== undefined;
  });
}
