import { Command } from 'cmdk';
import { useMutation } from 'urql';

import { useServices } from '../api/services.ts';
import { useValue } from '../api/use-value.ts';
import type { Place } from '../app/place.ts';
import { changeSettingsDocument } from '../settings/settings-document.ts';
import { useLanguage, useTexts } from '../texts/texts-context.ts';
import { PaletteItem } from './palette-item.tsx';

export interface PaletteActionsProps {
  readonly onDone: () => void;
  readonly onGo: (place: Place) => void;
}

const THEMES = ['system', 'light', 'dark'] as const;

/** What can be done from everywhere: a new task, the language, the colours, keys. */
export function PaletteActions({ onDone, onGo }: PaletteActionsProps) {
  const { palette, tasks } = useTexts();
  const { appearance } = useServices();
  const language = useLanguage();
  const theme = useValue(appearance.theme);
  const keys = useValue(appearance.plainKeys);
  const [, change] = useMutation(changeSettingsDocument);
  const doing = (what: () => void) => () => {
    what();
    onDone();
  };
  return (
    <Command.Group heading={palette.does}>
      <PaletteItem icon="plus" onSelect={() => onGo({ kind: 'new-task' })}>
        {tasks.newTask}
      </PaletteItem>
      <PaletteItem icon="chat" onSelect={doing(() => void change({ input: { language: language === 'RU' ? 'EN' : 'RU' } }))}>
        {palette.language}
      </PaletteItem>
      {THEMES.filter((each) => each !== theme).map((each) => (
        <PaletteItem key={each} icon={each === 'dark' ? 'moon' : 'sun'} onSelect={doing(() => appearance.theme.set(each))}>
          {palette.theme[each]}
        </PaletteItem>
      ))}
      <PaletteItem icon="key" onSelect={doing(() => appearance.plainKeys.set(keys === 'on' ? 'off' : 'on'))}>
        {keys === 'on' ? palette.keysOff : palette.keysOn}
      </PaletteItem>
    </Command.Group>
  );
}
