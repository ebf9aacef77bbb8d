/** One flag as it was written. */
export interface WrittenFlag {
  /** Lower-case, without dashes. */
  readonly name: string;
  /** Null: nothing that could be its value follows. */
  readonly value: string | null;
  /** Whether its value begins with a quotation mark that nothing closes; then `value` is all that follows. */
  readonly isOpen: boolean;
}

export interface WrittenFlags {
  readonly flags: readonly WrittenFlag[];
  /** What stands behind the last flag, word for word. */
  readonly rest: string;
}

/** Phones make one long dash of two hyphens. */
const FLAG = /^(?:--|[—–])([a-z][a-z0-9_-]*)(?:=|(?=\s|$))/i;
const END_OF_FLAGS = /^--(?:\s+|$)/;

/** Which marks can close one that opens; phones also turn just one of two. */
const CLOSERS: Readonly<Record<string, string>> = {
  '"': '"”“',
  "'": "'’",
  '“': '”“"',
  '„': '“”"',
  '”': '”"',
  '«': '»',
  '‘': "’'",
  '‚': '‘’',
};

/**
 * Reads the flags at the beginning of a text. `takesValue` says of a name whether something follows it. `--run` without quotation marks takes all that
 * follows, as a command has flags of its own.
 */
export function readFlags(text: string, takesValue: (name: string) => boolean): WrittenFlags {
  const flags: WrittenFlag[] = [];
  let rest = text.trim();
  for (;;) {
    if (END_OF_FLAGS.test(rest)) return { flags, rest: rest.replace(END_OF_FLAGS, '') };
    const match = FLAG.exec(rest);
    if (match === null) return { flags, rest };
    const name = (match[1] ?? '').toLowerCase();
    const isJoined = match[0].endsWith('=');
    const behind = rest.slice(match[0].length).trimStart();
    if (!isJoined && !takesValue(name)) {
      flags.push({ name, value: null, isOpen: false });
      rest = behind;
      continue;
    }
    const read = name === 'run' ? readCommand(behind) : readValue(behind);
    flags.push({ name, value: read.value, isOpen: read.isOpen });
    rest = read.rest;
  }
}

interface Read {
  readonly value: string | null;
  readonly isOpen: boolean;
  readonly rest: string;
}

function readValue(text: string): Read {
  if (text === '' || FLAG.test(text)) return { value: null, isOpen: false, rest: text };
  const quoted = readQuoted(text);
  if (quoted !== null) return quoted;
  const [value = ''] = /^\S+/.exec(text) ?? [];
  return { value, isOpen: false, rest: text.slice(value.length).trimStart() };
}

/** In quotation marks with nothing but flags behind them, or all there is. */
function readCommand(text: string): Read {
  const quoted = readQuoted(text);
  if (quoted !== null && !quoted.isOpen && (quoted.rest === '' || FLAG.test(quoted.rest))) return quoted;
  return { value: text === '' ? null : text, isOpen: false, rest: '' };
}

/** Null: it begins with no quotation mark. A mark closes only where a blank or the end follows, so that those inside words stay. */
function readQuoted(text: string): Read | null {
  const closers = CLOSERS[text.charAt(0)];
  if (closers === undefined) return null;
  for (const closer of closers) {
    for (let at = text.indexOf(closer, 1); at !== -1; at = text.indexOf(closer, at + 1)) {
      const behind = text.slice(at + 1);
      if (/^(?:\s|$)/.test(behind)) return { value: text.slice(1, at).trim(), isOpen: false, rest: behind.trimStart() };
    }
  }
  return { value: text.slice(1), isOpen: true, rest: '' };
}
