import { useEffect, useRef } from 'react';
import { Command } from 'cmdk';

import { useNavigation } from '../app/navigation.ts';
import { usePerson } from '../app/person.ts';
import type { Place } from '../app/place.ts';
import { useTexts } from '../texts/texts-context.ts';
import { PaletteActions } from './palette-actions.tsx';
import { PaletteFound } from './palette-found.tsx';
import { PaletteItem } from './palette-item.tsx';
import { placesOf } from './places-of.ts';

/** Everything one can go to and do, by its name. Rendered means open. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const texts = useTexts();
  const { go } = useNavigation();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    dialog.current?.querySelector('input')?.focus();
  }, []);
  const close = (): void => dialog.current?.close();
  const goTo = (place: Place): void => {
    close();
    go(place);
  };
  return (
    <dialog
      ref={dialog}
      className="dialog palette"
      aria-label={texts.palette.title}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === dialog.current) close();
      }}
    >
      <Command label={texts.palette.title} loop>
        <Command.Input placeholder={texts.palette.search} />
        <Command.List label={texts.palette.title}>
          <Command.Empty>{texts.palette.none}</Command.Empty>
          <Places onGo={goTo} />
          <PaletteActions onDone={close} onGo={goTo} />
          <PaletteFound onGo={goTo} />
        </Command.List>
      </Command>
    </dialog>
  );
}

function Places({ onGo }: { readonly onGo: (place: Place) => void }) {
  const texts = useTexts();
  const person = usePerson();
  return (
    <Command.Group heading={texts.palette.places}>
      {placesOf(person).map(({ kind, icon, label, key }) => (
        <PaletteItem key={kind} icon={icon} keys={`g ${key}`} onSelect={() => onGo({ kind })}>
          {label(texts)}
        </PaletteItem>
      ))}
    </Command.Group>
  );
}
