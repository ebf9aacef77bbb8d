import { useCallback, useState } from 'react';

import { useTexts } from '../texts/texts-context.ts';
import { WaitingLink } from '../approvals/waiting-link.tsx';
import { Icon } from '../parts/icon.tsx';
import { Palette } from '../palette/palette.tsx';
import { usePaletteKeys } from '../palette/use-palette-keys.ts';
import { Brand } from './brand.tsx';
import { ConnectionNotice } from './connection-notice.tsx';
import { MenuDialog } from './menu-dialog.tsx';
import { Page } from './page.tsx';
import { Sidebar } from './sidebar.tsx';

/** The frame around every page: on a wide screen with the menu at its side, on a narrow one with the menu on demand. */
export function Shell() {
  const { app } = useTexts();
  const [isMenuOpen, setMenuOpen] = useState(false);
  const [isPaletteOpen, setPaletteOpen] = useState(false);
  const openPalette = useCallback(() => setPaletteOpen(true), []);
  usePaletteKeys(openPalette);
  return (
    <div className="shell">
      <a className="skip-link" href="#content">
        {app.skip}
      </a>
      <header className="shell-top">
        <button type="button" className="button button-quiet button-icon" aria-label={app.menu} onClick={() => setMenuOpen(true)}>
          <Icon name="menu" />
        </button>
        <Brand />
        <WaitingLink />
        <PaletteButton onClick={openPalette} />
      </header>
      <aside className="shell-side" aria-label={app.menu}>
        <Sidebar onPalette={openPalette} />
      </aside>
      {isMenuOpen && <MenuDialog onClose={() => setMenuOpen(false)} />}
      {isPaletteOpen && <Palette onClose={() => setPaletteOpen(false)} />}
      <main id="content" className="shell-main" tabIndex={-1}>
        <ConnectionNotice />
        <Page />
      </main>
    </div>
  );
}

function PaletteButton({ onClick }: { readonly onClick: () => void }) {
  const { palette } = useTexts();
  return (
    <button type="button" className="button button-quiet button-icon palette-open" aria-label={palette.open} onClick={onClick}>
      <Icon name="search" />
    </button>
  );
}
