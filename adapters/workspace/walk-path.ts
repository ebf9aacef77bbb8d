import { lstatSync, mkdirSync, readdirSync, readlinkSync } from 'node:fs';
import { closest, distance } from 'fastest-levenshtein';
import { Refused, systemCodeOf } from './file-refusal.ts';
import { holdFolder, pathOf, placeIn, releaseFolder, type HeldFolder } from './held-folder.ts';

/** Where a path ends: a name in a folder that is held open. The name is not a link, or was none a moment ago: open it with O_NOFOLLOW. */
export interface Place {
  readonly folder: HeldFolder;
  /** Empty: the held folder itself is meant. */
  readonly name: string;
  /** Relative to the root, links resolved. */
  readonly path: string;
}

export interface WalkOptions {
  /** `above`: makes the folders on the way that are missing; `all`: also makes the last name a folder when it is missing. */
  readonly make?: 'above' | 'all';
}

/** As many links as Linux follows in one path. */
const MAX_LINKS = 40;
/** More than the longest path has names: whoever keeps changing the folders cannot keep the walk going for ever. */
const MAX_STEPS = 10_000;
/** A folder with more names than this is not searched for similar ones. */
const MAX_NAMES_TO_COMPARE = 2_000;

function segmentsOf(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '' && segment !== '.');
}

function leavesProject(path: string): Refused {
  return new Refused('outside', `${path} leads out of the folder that Parley may use here.`);
}

/** Whether the path climbs above its beginning when its names are taken as written. */
function climbsOut(path: string): boolean {
  let depth = 0;
  return segmentsOf(path).some((name) => {
    depth += name === '..' ? -1 : 1;
    return depth < 0;
  });
}

/** What is missing, and the name that was probably meant. */
export function missing(folder: HeldFolder, name: string, path: string): Refused {
  const names = readdirSync(placeIn(folder, '.'));
  const best = names.length === 0 || names.length > MAX_NAMES_TO_COMPARE ? '' : closest(name, names);
  const isNear = best !== '' && distance(name, best) <= Math.max(1, Math.floor(name.length / 3));
  return new Refused('missing', `There is no ${path}${isNear ? `; did you mean ${best}?` : '.'}`);
}

/**
 * Walks down from a held folder one name at a time, each looked up in the folder before it and never through a link: links are read and
 * walked by the same rules. So no step can leave the root, whatever is renamed or replaced by links meanwhile.
 */
class Walk {
  readonly #root: HeldFolder;
  readonly #asked: string;
  readonly #make: WalkOptions['make'];
  readonly #held: { folder: HeldFolder; name: string }[] = [];
  readonly #todo: string[];
  #links = 0;
  #steps = 0;

  constructor(root: HeldFolder, path: string, { make }: WalkOptions) {
    this.#root = root;
    this.#asked = path;
    this.#make = make;
    this.#todo = [];
    this.#queue(path);
  }

  get #here(): HeldFolder {
    return this.#held.at(-1)?.folder ?? this.#root;
  }

  #queue(path: string): void {
    if (!path.startsWith('/')) {
      this.#todo.unshift(...segmentsOf(path));
      return;
    }
    const root = pathOf(this.#root);
    if (path !== root && !path.startsWith(`${root}/`)) throw leavesProject(this.#asked);
    this.release();
    this.#todo.unshift(...segmentsOf(path.slice(root.length)));
  }

  #place(name: string): Place {
    return { folder: this.#here, name, path: [...this.#held.map((held) => held.name), ...(name === '' ? [] : [name])].join('/') };
  }

  /** Goes to the last name of the path. */
  walk(): Place {
    for (let name = this.#todo.shift(); name !== undefined; name = this.#todo.shift()) {
      this.#steps += 1;
      if (this.#steps > MAX_STEPS) throw new Refused('not-allowed', `${this.#asked} keeps changing.`);
      if (name === '..') this.#goUp();
      else if (this.#isLink(name)) this.#follow(name);
      else if (this.#todo.length === 0 && this.#make !== 'all') return this.#place(name);
      else this.#goDown(name);
    }
    return this.#place('');
  }

  #goUp(): void {
    const left = this.#held.pop();
    if (left === undefined) throw leavesProject(this.#asked);
    releaseFolder(left.folder);
  }

  #isLink(name: string): boolean {
    return lstatSync(placeIn(this.#here, name), { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
  }

  #follow(name: string): void {
    this.#links += 1;
    if (this.#links > MAX_LINKS) throw new Refused('outside', `${this.#asked} goes through too many links.`);
    try {
      this.#queue(readlinkSync(placeIn(this.#here, name)));
    } catch (error) {
      if (systemCodeOf(error) !== 'EINVAL') throw error;
      this.#todo.unshift(name);
    }
  }

  #goDown(name: string): void {
    try {
      this.#held.push({ folder: holdFolder(placeIn(this.#here, name)), name });
    } catch (error) {
      const code = systemCodeOf(error);
      if (code === 'ENOENT') this.#makeFolder(name);
      else if (code === 'ENOTDIR' && this.#isLink(name)) this.#follow(name);
      else if (code === 'ENOTDIR') throw new Refused('not-a-folder', `${this.#place(name).path} is not a folder.`);
      else throw error;
    }
  }

  #makeFolder(name: string): void {
    if (this.#make === undefined) throw missing(this.#here, name, this.#place(name).path);
    try {
      mkdirSync(placeIn(this.#here, name));
    } catch (error) {
      if (systemCodeOf(error) !== 'EEXIST') throw error;
    }
    this.#todo.unshift(name);
  }

  /** Lets go of every folder on the way. */
  release(): void {
    for (const { folder } of this.#held.splice(0)) releaseFolder(folder);
  }
}

/** Walks to the path's place below the root and hands it to `use`; what is held on the way is released afterwards. Throws `Refused`. */
export async function atPlace<T>(root: HeldFolder, path: string, options: WalkOptions, use: (place: Place) => T | Promise<T>): Promise<T> {
  if (path.includes('\0')) throw new Refused('not-allowed', 'A path cannot contain a zero byte.');
  if (climbsOut(path)) throw leavesProject(path);
  const walk = new Walk(root, path, options);
  try {
    return await use(walk.walk());
  } finally {
    walk.release();
  }
}
