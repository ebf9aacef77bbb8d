import { useEffect, useState } from 'react';

import { useTexts } from '../texts/texts-context.ts';
import { Icon } from './icon.tsx';

const SHOWN_MS = 2_000;

/** Copies a text. Browsers allow that only on secure pages; elsewhere there is no button. */
export function CopyButton({ text }: { readonly text: string }) {
  const { app } = useTexts();
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return undefined;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);
  if (typeof navigator === 'undefined' || !('clipboard' in navigator)) return null;
  const copy = (): void => {
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <button type="button" className="button button-small button-quiet copy-button" onClick={copy}>
      <Icon name={isCopied ? 'approve' : 'copy'} />
      <span>{isCopied ? app.copied : app.copy}</span>
    </button>
  );
}
