import type { ReactNode } from 'react';

export interface EmptyStateProps {
  readonly title: string;
  readonly hint: string;
  /** What to do about it. */
  readonly children?: ReactNode;
}

/** Says that there is nothing yet, and why that is fine. */
export function EmptyState({ title, hint, children }: EmptyStateProps) {
  return (
    <div className="empty-state">
      <p className="empty-state-title">{title}</p>
      <p className="empty-state-hint">{hint}</p>
      {children}
    </div>
  );
}
