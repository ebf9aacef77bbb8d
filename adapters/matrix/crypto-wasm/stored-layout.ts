import type { KeyPath, StoredIndex, StoredLayout, StoredTable } from './stored-database.ts';

/** Reads what was written of a layout. Throws when it is none. */
export function readLayout(from: unknown): StoredLayout {
  const version = field(from, 'version');
  if (typeof version !== 'number') throw new TypeError('a layout without a version');
  return { version, tables: listOf(field(from, 'tables')).map(readTable) };
}

function readTable(from: unknown): StoredTable {
  const keyPath = field(from, 'keyPath');
  const indexes = listOf(field(from, 'indexes')).map(readIndex);
  return { name: textOf(field(from, 'name')), keyPath: keyPath === null ? null : readKeyPath(keyPath), indexes };
}

function readIndex(from: unknown): StoredIndex {
  const [unique, multiEntry] = [field(from, 'unique') === true, field(from, 'multiEntry') === true];
  return { name: textOf(field(from, 'name')), keyPath: readKeyPath(field(from, 'keyPath')), unique, multiEntry };
}

/** Throws for what is no path to a key. */
export function readKeyPath(from: unknown): KeyPath {
  return Array.isArray(from) ? from.map(textOf) : textOf(from);
}

function field(of: unknown, name: string): unknown {
  return typeof of === 'object' && of !== null ? Reflect.get(of, name) : undefined;
}

function listOf(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new TypeError('a layout without a list');
  return value;
}

function textOf(value: unknown): string {
  if (typeof value !== 'string') throw new TypeError('a layout without a name');
  return value;
}
