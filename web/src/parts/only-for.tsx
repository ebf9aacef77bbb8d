import { EmptyState } from './empty-state.tsx';
import { useTexts } from '../texts/texts-context.ts';

/** Says that this is for others. */
export function OnlyFor({ text }: { readonly text: string }) {
  const { app } = useTexts();
  return <EmptyState title={app.notForYou} hint={text} />;
}
