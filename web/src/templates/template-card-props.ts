import type { KnownTemplate } from './template-documents.ts';

export interface TemplateCardProps {
  readonly template: KnownTemplate;
  /** The project's name; empty: the default one. */
  readonly project: string;
}
