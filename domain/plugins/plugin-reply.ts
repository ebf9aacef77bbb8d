import type { Json } from './json.ts';

export interface PluginButton {
  readonly label: string;
  /** What `press` is given when it is pressed. */
  readonly data: Json;
}

/** A file that goes out with a reply. */
export interface PluginFile {
  readonly name: string;
  readonly mime: string;
  /** Not empty, at most 20 MiB. */
  readonly content: Uint8Array;
}

/** A place on a map. */
export interface PluginPin {
  /** Degrees. */
  readonly latitude: number;
  readonly longitude: number;
  readonly title: string;
  /** '': unknown. */
  readonly address: string;
}

/** What is said. */
export interface PluginReply {
  /** Markdown. */
  readonly text: string;
  /** At most six; where a network has none, the text must do. Absent: none. */
  readonly buttons?: readonly PluginButton[];
  /** Shown on a map behind the text; where a network has none, the text must do. Absent: none. */
  readonly pin?: PluginPin;
  /** At most ten, told behind the text. Absent: none. */
  readonly files?: readonly PluginFile[];
  /** The text holds somebody else's words, such as of pages or files that were kept before (I8). Absent: only if something was fetched for it. */
  readonly isForeign?: boolean;
  /** The text is a question: what is kept until the person's next message here, for at most an hour. Absent: it is none. */
  readonly ask?: Json;
  /** What is asked for is a secret, such as a password: the answer is not kept, and after a crash it comes empty. Absent: it is none. */
  readonly isSecret?: true;
}
