import { UnknownIdError } from '../../domain/errors.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Short enough to type; people read it in a task's output. */
const CODE = /^[0-9a-z]{1,40}$/;

/** The types that can be asked for by id, and what their ids look like. */
const NODE_IDS = {
  Approval: CODE,
  Attachment: UUID,
  Conversation: UUID,
  Memory: UUID,
  Pairing: UUID,
  Person: UUID,
  Project: UUID,
  Schedule: CODE,
  Task: CODE,
  Token: UUID,
  Turn: UUID,
} as const;

export type NodeType = keyof typeof NODE_IDS;

/** What no store is asked for: the answer to it is the same as to an id that does not exist. */
const NO_ID = { typename: 'Person', id: '' } as const;

/** Makes the id under which the API shows a thing. */
export function encodeGlobalId(typename: NodeType | 'Message', id: string): string {
  return Buffer.from(`${typename}:${id}`).toString('base64');
}

/** Reads a global id; one that is malformed, or of no type that we know, becomes an id that nothing has. */
export function decodeGlobalId(globalId: string): { typename: string; id: string } {
  const [typename = '', ...rest] = Buffer.from(globalId, 'base64').toString('utf8').split(':');
  const id = rest.join(':');
  return isNodeType(typename) && NODE_IDS[typename].test(id) ? { typename, id } : NO_ID;
}

/**
 * The domain's id in an argument: a global id of this type, or the short code that people type.
 * Throws UnknownIdError for anything else, without asking a store.
 */
export function idArgument(typename: NodeType, value: string): string {
  const decoded = decodeGlobalId(value);
  if (decoded.id !== '' && decoded.typename === typename) return decoded.id;
  if (NODE_IDS[typename] === CODE && CODE.test(value)) return value;
  throw new UnknownIdError(typename === 'Attachment' ? 'file' : typename.toLowerCase());
}

/** The domain's id of a file in an address: bare, or a global id as it is or percent-encoded. Throws UnknownIdError for anything else. */
export function fileArgument(value: string): string {
  if (UUID.test(value)) return value.toLowerCase();
  const { typename, id } = decodeGlobalId(value.replace(/%3d$/i, '='));
  if (id === '' || typename !== 'Attachment') throw new UnknownIdError('file');
  return id;
}

function isNodeType(name: string): name is NodeType {
  return Object.hasOwn(NODE_IDS, name);
}
