import { useRef } from 'react';
import type { ChangeEvent } from 'react';

import { Icon } from '../parts/icon.tsx';
import { useTexts } from '../texts/texts-context.ts';

/** Lets the person choose files. */
export function AttachButton({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const { files } = useTexts();
  const field = useRef<HTMLInputElement>(null);
  const take = ({ target }: ChangeEvent<HTMLInputElement>): void => {
    onFiles([...(target.files ?? [])]);
    // The same file chosen again is a choice again.
    target.value = '';
  };
  return (
    <>
      <button
        type="button"
        className="button button-quiet button-icon composer-attach"
        aria-label={files.attach}
        title={files.attach}
        onClick={() => field.current?.click()}
      >
        <Icon name="attach" />
      </button>
      <input ref={field} type="file" multiple hidden onChange={take} />
    </>
  );
}
