/**
 * A reply as a tree: what a model's Markdown becomes before a network's own form is made of it. It holds only what can be shown
 * everywhere, if need be in a plainer form; raw HTML is text, a picture is a link.
 */
export type ReplyDocument = readonly Block[];

export type Block =
  | { readonly kind: 'paragraph'; readonly children: readonly Inline[] }
  /** From 1 to 6. */
  | { readonly kind: 'heading'; readonly level: number; readonly children: readonly Inline[] }
  | { readonly kind: 'code'; readonly language: string | null; readonly text: string }
  | { readonly kind: 'quote'; readonly children: readonly Block[] }
  /** `start`: the number of its first item; null: bullets. */
  | { readonly kind: 'list'; readonly start: number | null; readonly items: readonly ListItem[] }
  | { readonly kind: 'table'; readonly align: readonly TableAlign[]; readonly rows: readonly TableRow[] }
  | { readonly kind: 'rule' };

export interface ListItem {
  /** Null: it is no task with a box. */
  readonly checked: boolean | null;
  readonly children: readonly Block[];
}

export type TableAlign = 'left' | 'right' | 'center' | null;

/** The first row of a table is its heading. */
export type TableRow = readonly (readonly Inline[])[];

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bold' | 'italic' | 'strike'; readonly children: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly url: string; readonly children: readonly Inline[] }
  | { readonly kind: 'break' };

/** A stretch of a laid out text that is to look different. Offsets count UTF-16 units. */
export interface Span {
  readonly kind: 'bold' | 'italic' | 'strike' | 'code' | 'pre' | 'link' | 'quote';
  readonly offset: number;
  readonly length: number;
  /** Of a `link`; null otherwise. */
  readonly url: string | null;
  /** Of a `pre`; null: not said. */
  readonly language: string | null;
}

/** A document as plain text with marks: what networks without a tree of their own show, and what lengths are measured on. */
export interface LaidOut {
  readonly text: string;
  readonly spans: readonly Span[];
}
