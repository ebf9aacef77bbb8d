export interface ParsedCommand {
  /** Lower-case, without the slash. */
  readonly name: string;
  readonly argument: string;
}

const COMMAND = /^\/([a-z][a-z0-9_]{0,31})(?:@\S+)?(?:\s+([\s\S]*))?$/i;

/** Reads a message as a command; null: it is none. A path such as `/etc/hosts` is no command. */
export function parseCommand(text: string): ParsedCommand | null {
  const match = COMMAND.exec(text.trim());
  const name = match?.[1];
  if (name === undefined) return null;
  return { name: name.toLowerCase(), argument: match?.[2]?.trim() ?? '' };
}
