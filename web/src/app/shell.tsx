import { useState } from 'react';

import { useTexts } from '../texts/texts-context.ts';
import { WaitingLink } from '../approvals/waiting-link.tsx';
import { Icon } from '../parts/icon.tsx';
import { Brand } from './brand.tsx';
import { ConnectionNotice } from './connection-notice.tsx';
import { MenuDialog } from './menu-dialog.tsx';
import { Page } from './page.tsx';
import { Sidebar } from './sidebar.tsx';

/** The frame around every page: on a wide screen with the menu at its side, on a narrow one with the menu on demand. */
export function Shell() {
  const { app } = useTexts();
  const [isMenuOpen, setMenuOpen] = useState(false);
  return (
    <div className="shell">
      <a className="skip-link" href="#content">
        {app.skip}
      </a>
      <div className="shell-top">
        <button type="button" className="button button-quiet button-icon" aria-label={app.menu} onClick={() => setMenuOpen(true)}>
          <Icon name="menu" />
        </button>
        <Brand />
        <WaitingLink />
      </div>
      <div className="shell-side">
        <Sidebar />
      </div>
      {isMenuOpen && <MenuDialog onClose={() => setMenuOpen(false)} />}
      <main id="content" className="shell-main" tabIndex={-1}>
        <ConnectionNotice />
        <Page />
      </main>
    </div>
  );
}
