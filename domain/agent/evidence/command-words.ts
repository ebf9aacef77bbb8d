/** One program call within a shell command, as its words; variables set before it and wrappers such as `npx` are taken off. */
export type CommandWords = readonly string[];

const SETS_VARIABLE = /^[A-Za-z_]\w*=/u;
/** Programs that only run what comes after them. `timeout` and `nice` take an argument of their own. */
const WRAPPERS = new Set(['npx', 'bunx', 'pnpx', 'time', 'env', 'exec', 'command', 'nohup', 'timeout', 'nice', 'xvfb-run']);
const RUNNERS: readonly (readonly [string, string])[] = [
  ['pnpm', 'exec'],
  ['yarn', 'exec'],
  ['npm', 'exec'],
  ['poetry', 'run'],
  ['uv', 'run'],
  ['pipenv', 'run'],
  ['bundle', 'exec'],
  ['python', '-m'],
  ['python3', '-m'],
];

/** The program calls of a shell command, in order. Good enough to recognise what is run; quoting is not evaluated. */
export function programCalls(command: string): readonly CommandWords[] {
  return command
    .split(/&&|\|\||[;|\n&()]/u)
    .map((part) => unwrapped(part.trim().split(/\s+/u).filter(isWord)))
    .filter((words) => words.length > 0);
}

function isWord(word: string): boolean {
  return word !== '' && word !== '!' && word !== '{' && word !== '}';
}

function unwrapped(words: CommandWords): CommandWords {
  const [first, second] = words;
  if (first === undefined) return words;
  if (SETS_VARIABLE.test(first)) return unwrapped(words.slice(1));
  if (WRAPPERS.has(first)) return unwrapped(withoutOptions(words.slice(1)));
  if (RUNNERS.some(([program, verb]) => program === first && verb === second)) return unwrapped(withoutOptions(words.slice(2)));
  return [first.replace(/^.*\//u, ''), ...words.slice(1)];
}

/** Without leading options, and without the number or duration that `timeout 60` and `nice 5` begin with. */
function withoutOptions(words: CommandWords): CommandWords {
  const from = words.findIndex((word) => !word.startsWith('-') && !/^\d+(\.\d+)?[smhd]?$/u.test(word));
  return from === -1 ? [] : words.slice(from);
}
