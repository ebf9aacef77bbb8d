import type { EntityManager, InferEntity } from '@mikro-orm/postgresql';

import type { Conversation } from '../../domain/conversation/conversation.ts';
import { readVerbosity } from '../../domain/conversation/verbosity.ts';
import { UnknownIdError } from '../../domain/errors.ts';
import { addressKey } from '../../domain/messaging/address.ts';
import type { ConversationStore } from '../../domain/ports/conversation-store.ts';
import type { Database } from './database.ts';
import { ConversationEntity } from './entities/conversations.ts';
import { pageOf, placeAfter } from './page-cursor.ts';
import { rowId } from './row-id.ts';
import { statement, type SqlValue } from './statement.ts';

type Choices = Parameters<ConversationStore['change']>[1];

/** A conversation as its statements tell it. */
export type ConversationRow = Omit<Conversation, 'address' | 'verbosity'> & Conversation['address'] & { readonly verbosity: number };

export function conversationOf({ channel, account, chat, thread, verbosity, ...conversation }: ConversationRow): Conversation {
  return { ...conversation, address: { channel, account, chat, thread }, verbosity: readVerbosity(verbosity) ?? 0 };
}

function rowOf(entity: InferEntity<typeof ConversationEntity>): ConversationRow {
  const { id, channel, account, chat, audience, person, verbosity, contextStart, createdAt } = entity;
  return {
    ...{ id, channel, account, chat, audience, verbosity, contextStart, createdAt },
    thread: entity.thread ?? null,
    personId: person.id,
    title: entity.title ?? null,
    projectId: entity.project?.id ?? null,
    preferredMode: entity.preferredMode ?? null,
    preferredModel: entity.preferredModel ?? null,
  };
}

/** In the order of `sql/conversation-add.sql`. */
function valuesOf(conversation: Conversation): readonly SqlValue[] {
  const { id, address, audience, personId, title, projectId, preferredMode, preferredModel, contextStart, createdAt, verbosity } =
    conversation;
  const { channel, account, chat, thread } = address;
  const choices = [title, projectId, preferredMode, preferredModel, contextStart];
  return [id, channel, account, chat, thread, audience, personId, ...choices, createdAt, verbosity];
}

/** Newer ones come first; of those that began at once, the one with the greater id. */
function beginsAfter({ createdAt, id }: ReturnType<typeof placeAfter>) {
  if (createdAt === null || id === null) return {};
  return { createdAt: { $lte: createdAt }, $or: [{ createdAt: { $lt: createdAt } }, { id: { $lt: rowId(id) } }] };
}

/** False: there is no such conversation. */
async function change(em: EntityManager, id: string, { projectId, ...choices }: Choices): Promise<boolean> {
  const data = projectId === undefined ? choices : { ...choices, project: projectId };
  const isEmpty = Object.values(data).every((value) => value === undefined);
  return (isEmpty ? await em.count(ConversationEntity, { id }) : await em.nativeUpdate(ConversationEntity, { id }, data)) > 0;
}

/** Conversations, in PostgreSQL. */
export function makePostgresConversationStore({ pool, unit }: Database): ConversationStore {
  const add = statement(pool, 'conversation-add');
  const getById = statement<ConversationRow>(pool, 'conversation-get');
  const findByKey = statement<ConversationRow>(pool, 'conversation-find');
  const first = ([row]: readonly ConversationRow[]): Conversation | null => (row === undefined ? null : conversationOf(row));
  const find = async (key: string): Promise<Conversation | null> => first(await findByKey(key));
  return {
    ensure: async (conversation) => {
      const key = addressKey(conversation.address);
      const known = await find(key);
      if (known !== null) return known;
      await add(key, ...valuesOf(conversation));
      const added = await find(key);
      if (added === null) throw new UnknownIdError('conversation');
      return added;
    },
    get: async (id) => first(await getById(rowId(id))),
    find: (address) => find(addressKey(address)),
    listOf: async (personId, page) => {
      const where = { person: rowId(personId), ...beginsAfter(placeAfter(page)) };
      const newestFirst = { orderBy: { createdAt: 'desc', id: 'desc' }, limit: page.limit + 1 } as const;
      return pageOf(
        (await unit((em) => em.find(ConversationEntity, where, newestFirst))).map((entity) => conversationOf(rowOf(entity))),
        page,
      );
    },
    change: async (id, choices) => {
      if (!(await unit((em) => change(em, rowId(id), choices)))) throw new UnknownIdError('conversation');
    },
  };
}
