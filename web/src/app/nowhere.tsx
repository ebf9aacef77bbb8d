import { EmptyState } from '../parts/empty-state.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { useTexts } from '../texts/texts-context.ts';

/** For an address that leads to nothing, or to something of somebody else. */
export function Nowhere() {
  const { app } = useTexts();
  return (
    <div className="page">
      <PageHead title="Parley" />
      <EmptyState title={app.nowhere} hint={app.nowhereHint} />
    </div>
  );
}
