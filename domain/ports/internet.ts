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

/** Any request of the web, as it is to be sent. */
export interface WebRequest {
  readonly address: string;
  readonly method: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Null: none. */
  readonly body: Uint8Array | null;
  /** What is done with an answer that leads elsewhere: it is followed, it is the answer, or it is refused. */
  readonly redirect: 'follow' | 'manual' | 'error';
  /** Origins that whoever runs Parley named: one of these may be anywhere, on any port, and lead to itself. */
  readonly trusted: readonly string[];
}

/** What came back, unpacked. */
export interface WebAnswer {
  /** Where it ended after redirects. */
  readonly address: string;
  readonly status: number;
  readonly reason: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array;
}

/** The internet, for the agent and for plugins. Everything that comes from it is somebody else's words (I8). */
export interface Internet {
  /** Public addresses only, also after redirects and whatever a name resolves to a moment later. */
  fetch(address: string, signal: AbortSignal): Promise<InternetOutcome<WebPage>>;
  /** The same with any method and body; at most 8 MiB go out and 16 come back, within 25 seconds. */
  request(request: WebRequest, signal: AbortSignal): Promise<InternetOutcome<WebAnswer>>;
  /** Null: no search endpoint is configured. */
  readonly search: ((query: string, signal: AbortSignal) => Promise<InternetOutcome<readonly WebHit[]>>) | null;
}
