import type { ToolCall } from '../../domain/routing/model-reply.ts';
import { parseToolInput } from '../../domain/routing/tool-input.ts';
import type { ToolCallPiece } from './chat-chunk.ts';

interface Growing {
  readonly index: number | null;
  id: string;
  name: string;
  json: string;
  input: unknown;
}

/** Tool calls as they grow out of pieces. */
export interface ToolCallAssembly {
  add(piece: ToolCallPiece): void;
  /** The calls so far, in order. Where the server gave no id they get one from `idPrefix`. */
  finish(idPrefix: string): readonly ToolCall[];
}

/**
 * Puts tool calls together. By the protocol a piece names its call by index and only the first one has an id; but servers
 * leave out the index or the id, or give every call the index 0 with ids of their own.
 */
export function makeToolCallAssembly(): ToolCallAssembly {
  const calls: Growing[] = [];
  return {
    add: (piece) => {
      const id = piece.id ?? '';
      const call = find(calls, piece.index ?? null, id) ?? start(calls, piece.index ?? null);
      if (id !== '') call.id = id;
      if (call.name === '') call.name = piece.function?.name ?? '';
      const args = piece.function?.arguments;
      if (typeof args === 'string') call.json += args;
      else if (args !== null && args !== undefined) call.input = args;
    },
    finish: (idPrefix) =>
      calls
        .filter(({ name }) => name !== '')
        .map(({ id, name, json, input }, at) => ({
          id: id === '' ? `${idPrefix}${String(at)}` : id,
          name,
          input: input ?? parseToolInput(json),
        })),
  };
}

/** The call that a piece belongs to; undefined: it begins a new one. */
function find(calls: readonly Growing[], index: number | null, id: string): Growing | undefined {
  const isSame = (call: Growing): boolean => id === '' || call.id === '' || call.id === id;
  if (index !== null) return calls.findLast((call) => call.index === index && isSame(call));
  if (id !== '') return calls.find((call) => call.id === id);
  return calls.at(-1);
}

function start(calls: Growing[], index: number | null): Growing {
  const call: Growing = { index, id: '', name: '', json: '', input: undefined };
  calls.push(call);
  return call;
}
