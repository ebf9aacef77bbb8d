/** Where a template lies, the farthest first. */
export type TemplateOrigin = 'built-in' | 'data' | 'project';

export interface TemplateParameter {
  readonly name: string;
  readonly type: 'text' | 'number' | 'flag' | 'choice';
  readonly description: string;
  /** Null: it must be given. */
  readonly default: string | null;
  /** Of a `choice`; empty otherwise. */
  readonly choices: readonly string[];
}

/** A named prompt with parameters. */
export interface Template {
  readonly name: string;
  readonly description: string;
  readonly parameters: readonly TemplateParameter[];
  /** With `{{name}}` where a parameter goes. */
  readonly prompt: string;
  /** US dollars; null: as configured. */
  readonly budgetUsd: number | null;
  /** Names of the agent's tools; null: all. */
  readonly tools: readonly string[] | null;
  readonly from: TemplateOrigin;
  /** Where there is another of this name, which this one, being nearer, hides; null: nowhere. */
  readonly hides: TemplateOrigin | null;
}

/** What is wrong with a template's file. */
export interface TemplateProblem {
  readonly file: string;
  /** From 1; null: not known. */
  readonly line: number | null;
  readonly column: number | null;
  readonly message: string;
}
