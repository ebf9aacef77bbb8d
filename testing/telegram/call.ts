import { badRequest } from './api-problem.ts';
import { KNOWN_METHODS } from './known-methods.ts';
import type { KnownMethod } from './known-methods.ts';

export interface UploadedFile {
  readonly name: string;
  readonly mimeType: string;
  readonly bytes: Uint8Array;
}

/** The parameters as they came: from JSON with their types, from a form or the address as strings. */
export interface RawCall {
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly files: ReadonlyMap<string, UploadedFile>;
}

/** One call, with its parameters read the way the real server reads them. */
export interface Call extends RawCall {
  readonly method: KnownMethod;
  /** undefined: not given. */
  text(name: string): string | undefined;
  integer(name: string): number | undefined;
  flag(name: string): boolean;
  /** An object or a list, also when it came as a string of JSON; undefined: not given. */
  json(name: string): unknown;
}

/** Throws where a parameter is not one of the method's. */
export function makeCall(method: KnownMethod, raw: RawCall): Call {
  const allowed: readonly string[] = KNOWN_METHODS[method];
  const attached = new Set(Object.values(raw.parameters).flatMap((value) => attachedName(value) ?? []));
  for (const name of [...Object.keys(raw.parameters), ...raw.files.keys()])
    if (!allowed.includes(name) && !attached.has(name)) throw badRequest(`unknown parameter "${name}" of ${method}`);
  const given = (name: string): unknown => raw.parameters[name] ?? undefined;
  return { ...raw, method, text: (name) => text(given(name), name), ...readers(given) };
}

/** The name of the part that `attach://NAME` speaks of. */
export function attachedName(value: unknown): string | undefined {
  return typeof value === 'string' && value.startsWith('attach://') ? value.slice('attach://'.length) : undefined;
}

function readers(given: (name: string) => unknown): Pick<Call, 'integer' | 'flag' | 'json'> {
  return {
    integer: (name) => integer(given(name), name),
    flag: (name) => ['true', 'True', '1'].includes(String(given(name))),
    json: (name) => json(given(name), name),
  };
}

function text(value: unknown, name: string): string | undefined {
  if (value === undefined || typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  throw badRequest(`parameter "${name}" must be a string`);
}

function integer(value: unknown, name: string): number | undefined {
  if (value === undefined || value === '') return undefined;
  const number = typeof value === 'string' ? Number(value) : value;
  if (typeof number === 'number' && Number.isSafeInteger(number)) return number;
  throw badRequest(`parameter "${name}" must be an integer`);
}

function json(value: unknown, name: string): unknown {
  if (typeof value !== 'string') return value;
  if (value === '') return undefined;
  try {
    return JSON.parse(value);
  } catch {
    throw badRequest(`can't parse ${name} JSON object`);
  }
}
