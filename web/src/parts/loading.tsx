import { useTexts } from '../texts/texts-context.ts';

/** Stands where something will be. It shows itself only when that takes a while. */
export function Loading() {
  const { app } = useTexts();
  return (
    <p className="loading" role="status">
      {app.loading}
    </p>
  );
}
