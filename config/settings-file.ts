import { readFileSync } from 'node:fs';

import { isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import type { Document } from 'yaml';
import type { z } from 'zod';

import { ConfigError } from './config-error.ts';
import { nearestName } from '../domain/nearest-name.ts';
import { settingNames, settingsSchema } from './settings-schema.ts';
import type { Settings } from './settings-schema.ts';

type Path = readonly PropertyKey[];

/** A settings file that has been read: its values, and the error for one that turns out to be wrong later. */
export interface SettingsFile {
  readonly settings: Settings;
  /** Names the place of `path` in the file, what stands there and what is allowed. */
  refuse(path: Path, allowed: string): ConfigError;
}

/** No file: every setting has its built-in value. */
export const NO_SETTINGS: SettingsFile = {
  settings: {},
  refuse: (path, allowed) => new ConfigError(keyOf(path), `${keyOf(path)}: allowed: ${allowed}.`),
};

/** Reads parley.yaml; throws a ConfigError at the first thing that is wrong with it. */
export function readSettingsFile(file: string): SettingsFile {
  return parseSettings(readText(file), file);
}

/** `file` is only a name for messages. */
export function parseSettings(text: string, file: string): SettingsFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [broken] = document.errors;
  if (broken) {
    const { line, col } = lines.linePos(broken.pos[0]);
    throw new ConfigError('', `${file}:${String(line)}:${String(col)}: this is no valid YAML: ${broken.message}`);
  }
  const values = withoutEmptySections(valuesOf(document, file));
  const place = (path: Path): string => {
    const { line, col } = lines.linePos(offsetOf(document, path));
    return `${file}:${String(line)}:${String(col)}`;
  };
  const refuse = (path: Path, allowed: string): ConfigError =>
    new ConfigError(
      keyOf(path),
      `${place(path)}: ${path.length === 0 ? 'the file' : keyOf(path)}: found ${shown(path, values)}, allowed: ${allowed}.`,
    );
  const result = settingsSchema.safeParse(values);
  if (result.success) return { settings: result.data, refuse };
  const { issues } = result.error;
  // A misspelt name also leaves the right one missing: say what causes it.
  const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0];
  if (issue?.code === 'unrecognized_keys') throw unknownKey(issue, place);
  throw refuse(issue?.path ?? [], issue?.message ?? 'something else');
}

function valuesOf(document: Document, file: string): unknown {
  try {
    return document.toJS() ?? {};
  } catch (cause) {
    throw new ConfigError('', `${file}: it refers to its own parts so often that it is not read.`, { cause });
  }
}

/** A section whose every line is commented out is as good as none. */
function withoutEmptySections(values: unknown): unknown {
  if (values === null || typeof values !== 'object' || Array.isArray(values)) return values;
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown error';
    const said = reason === 'ENOENT' ? 'there is no such file' : `it cannot be read (${reason})`;
    throw new ConfigError('PARLEY_CONFIG', `PARLEY_CONFIG: found ${file}, but ${said}.`, { cause });
  }
}

function unknownKey(issue: z.core.$ZodIssueUnrecognizedKeys, place: (path: Path) => string): ConfigError {
  const name = issue.keys[0] ?? '';
  const path = [...issue.path, name];
  const known = settingNames(issue.path);
  const meant = nearestName(name, known);
  const hint = meant === null ? `allowed: ${known.join(', ')}.` : `did you mean ${meant}?`;
  return new ConfigError(keyOf(path), `${place(path)}: ${keyOf(path)}: there is no such setting; ${hint}`);
}

/** Where a value stands, or the nearest thing around it that is there; for a key of a map, where the key stands. */
function offsetOf(document: Document, path: Path): number {
  const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
  const last = path.at(-1);
  if (isMap(parent)) {
    const key = parent.items.map((pair) => pair.key).find((each) => isScalar(each) && String(each.value) === String(last));
    if (isScalar(key) && key.range) return key.range[0];
  }
  const node = document.getIn(path, true);
  if (isNode(node) && node.range) return node.range[0];
  return path.length === 0 ? 0 : offsetOf(document, path.slice(0, -1));
}

/** What stands at a path, shortened; nothing that may be a secret. */
function shown(path: Path, values: unknown): string {
  if (path.at(-1) === 'apiKeyEnv') return 'something else';
  let value = values;
  for (const step of path) value = value !== null && typeof value === 'object' ? Reflect.get(value, step) : undefined;
  if (value === undefined) return 'nothing';
  const text = (typeof value === 'number' ? String(value) : JSON.stringify(value)).replace(/\/\/[^/@]*@/, '//…@');
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}

/** `chains.agent[1]`. */
function keyOf(path: Path): string {
  return path.reduce<string>(
    (key, step) => (typeof step === 'number' ? `${key}[${String(step)}]` : key === '' ? String(step) : `${key}.${String(step)}`),
    '',
  );
}
