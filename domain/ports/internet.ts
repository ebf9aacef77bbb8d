/** Why nothing came; the sentence is for the agent and for people. */
export type InternetOutcome<T> = { readonly kind: 'ok'; readonly value: T } | { readonly kind: 'refused'; readonly message: string };

export interface WebPage {
  /** Where it ended after redirects. */
  readonly address: string;
  readonly status: number;
  readonly mime: string;
  /** Readable text; HTML is turned into Markdown. */
  readonly text: string;
  readonly isCut: boolean;
}

export interface WebHit {
  readonly title: string;
  readonly address: string;
  readonly excerpt: string;
}

/** The internet, for the agent. Everything that comes from it is somebody else's words (I8). */
export interface Internet {
  /** Public addresses only, also after redirects and whatever a name resolves to a moment later. */
  fetch(address: string, signal: AbortSignal): Promise<InternetOutcome<WebPage>>;
  /** Null: no search endpoint is configured. */
  readonly search: ((query: string, signal: AbortSignal) => Promise<InternetOutcome<readonly WebHit[]>>) | null;
}
