import type { ReactNode } from 'react';
import { Command } from 'cmdk';

import { Icon } from '../parts/icon.tsx';
import type { IconName } from '../parts/icon.tsx';

export interface PaletteItemProps {
  readonly icon: IconName;
  /** What does the same. */
  readonly keys?: string;
  /** Tells items of the same name apart. */
  readonly id?: string;
  readonly onSelect: () => void;
  readonly children: ReactNode;
}

/** Something to go to or do. */
export function PaletteItem({ icon, keys, id, onSelect, children }: PaletteItemProps) {
  return (
    <Command.Item onSelect={onSelect} {...(id === undefined ? {} : { value: id })}>
      <Icon name={icon} />
      <span className="palette-label">{children}</span>
      {keys !== undefined && <kbd>{keys}</kbd>}
    </Command.Item>
  );
}
