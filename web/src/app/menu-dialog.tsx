import { useEffect, useRef } from 'react';

import { Icon } from '../parts/icon.tsx';
import { useTexts } from '../texts/texts-context.ts';
import { useNavigation } from './navigation.ts';
import { Sidebar } from './sidebar.tsx';

/** The menu over the page, for narrow screens. It closes when one goes somewhere. */
export function MenuDialog({ onClose }: { readonly onClose: () => void }) {
  const { app } = useTexts();
  const { place } = useNavigation();
  const dialog = useRef<HTMLDialogElement>(null);
  const openedAt = useRef(place);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  useEffect(() => {
    if (place !== openedAt.current) dialog.current?.close();
  }, [place]);
  return (
    <dialog
      ref={dialog}
      className="menu-dialog"
      aria-label={app.menu}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === dialog.current) dialog.current.close();
      }}
    >
      <div className="menu-dialog-body">
        <button
          type="button"
          className="button button-quiet button-icon menu-dialog-close"
          aria-label={app.closeMenu}
          onClick={() => dialog.current?.close()}
        >
          <Icon name="close" />
        </button>
        <Sidebar />
      </div>
    </dialog>
  );
}
