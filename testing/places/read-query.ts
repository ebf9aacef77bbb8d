/** A filter of a query of Overpass. */
export interface QueryFilter {
  readonly key: string;
  /** `is`: any value; `=`: this one; `~`: like this regular expression. */
  readonly how: 'is' | '=' | '~';
  readonly value: string;
}

export interface ReadQuery {
  readonly timeout: number;
  readonly limit: number;
  /** Each is what one statement asks for. */
  readonly statements: readonly {
    readonly filters: readonly QueryFilter[];
    readonly radius: number;
    readonly latitude: number;
    readonly longitude: number;
  }[];
}

const STRING = String.raw`"((?:[^"\\\n]|\\.)*)"`;
const FILTER = new RegExp(String.raw`^\[${STRING}(?:(=|~)${STRING}(,i)?)?\]`);
const AROUND = /^\(around:(\d+),(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)\);/;

/** Reads as much of Overpass QL as Parley may write. Throws, as the server refuses it, where anything else stands in it. */
export function readQuery(text: string): ReadQuery {
  let rest = text.trim();
  const take = (pattern: RegExp): RegExpExecArray => {
    rest = rest.trimStart();
    const found = pattern.exec(rest);
    if (found === null) throw new Error(`parse error: unexpected ${JSON.stringify(rest.slice(0, 40))}`);
    rest = rest.slice(found[0].length);
    return found;
  };
  const timeout = Number(take(/^\[out:json\]\[timeout:(\d+)\];/)[1]);
  take(/^\(/);
  const statements: ReadQuery['statements'][number][] = [];
  while (!rest.trimStart().startsWith(')')) {
    take(/^nwr/);
    const filters: QueryFilter[] = [];
    while (rest.startsWith('[')) filters.push(filterOf(take(FILTER)));
    if (filters.length === 0) throw new Error('parse error: a statement needs a filter');
    const [, radius, latitude, longitude] = take(AROUND);
    statements.push({ filters, radius: Number(radius), latitude: Number(latitude), longitude: Number(longitude) });
  }
  take(/^\);/);
  const limit = Number(take(/^out center (\d+);$/)[1]);
  return { timeout, limit, statements };
}

function filterOf([, key = '', how, value = '']: RegExpExecArray): QueryFilter {
  const read = (text: string): string => text.replaceAll(/\\(.)/g, '$1');
  if (how !== '=' && how !== '~') return { key: read(key), how: 'is', value: '' };
  return { key: read(key), how, value: read(value) };
}
