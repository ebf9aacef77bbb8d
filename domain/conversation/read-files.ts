import { assertAccess, decideAccess } from '../access/policy.ts';
import type { Principal } from '../access/principal.ts';
import { ForbiddenError, UnknownIdError } from '../errors.ts';
import type { Attachment, AttachmentOwner } from '../messaging/attachment.ts';
import type { Ports } from '../ports/ports.ts';
import type { Task } from '../tasks/task.ts';
import { makeFindTask } from '../tasks/watch-tasks.ts';
import { makeFindConversation } from './find-conversation.ts';
import type { Turn } from './turn.ts';

export type { Attachment };

type Deps = Pick<Ports, 'attachments' | 'conversations' | 'turns' | 'tasks' | 'projects'>;

export type ReadFiles = ReturnType<typeof makeReadFiles>;

/** Files for those who may read the conversation or task that they belong to; for anybody else there is no such file. */
export function makeReadFiles(deps: Deps) {
  const { attachments } = deps;
  const find = makeFindFile(deps);
  const mayReadConversation = makeMayRead(deps);
  return {
    async get(principal: Principal | null, id: string): Promise<Attachment> {
      return find(principal, id);
    },

    /** `content` is null when the file is not here: `state` and `problem` say why. */
    async read(principal: Principal | null, id: string): Promise<{ attachment: Attachment; content: Uint8Array | null }> {
      const attachment = await find(principal, id);
      return { attachment, content: await attachments.content(id) };
    },

    /** What came in with these turns; those without files, or in somebody else's conversation, are not in the map. */
    async ofTurns(principal: Principal | null, turns: readonly Turn[]): Promise<ReadonlyMap<string, readonly Attachment[]>> {
      const readable = await mayReadConversation(principal, turns);
      return readable.length === 0 ? new Map() : attachments.ofTurns(readable.map(({ id }) => id));
    },

    /** What goes out with the replies of these turns; those in somebody else's conversation are not in the map. */
    async sentByTurns(principal: Principal | null, turns: readonly Turn[]): Promise<ReadonlyMap<string, readonly Attachment[]>> {
      const readable = await mayReadConversation(principal, turns);
      return attachments.sentByAll(
        'turn',
        readable.map(({ id }) => id),
      );
    },

    /** What goes out with the ends of these tasks; those that the principal may not see are not in the map. */
    async sentByTasks(principal: Principal | null, tasks: readonly Task[]): Promise<ReadonlyMap<string, readonly Attachment[]>> {
      assertAccess(principal, 'task.read');
      const memberOf = new Set((await deps.projects.list({ personId: principal.personId })).map(({ id }) => id));
      const readable = tasks.filter(({ personId, projectId }) => {
        const resource = { kind: 'task', ownerId: personId, isMember: memberOf.has(projectId) };
        return decideAccess(principal, 'task.read', resource).allowed;
      });
      return attachments.sentByAll(
        'task',
        readable.map(({ id }) => id),
      );
    },
  };
}

function makeFindFile(deps: Deps) {
  const findConversation = makeFindConversation(deps);
  const findTask = makeFindTask(deps);

  async function assertMayRead(principal: Principal, { turnId, taskId, uploaderId }: AttachmentOwner): Promise<void> {
    if (turnId !== null) await findConversation.turn(principal, 'conversation.read', turnId);
    else if (taskId !== null) await findTask(principal, 'task.read', taskId);
    else assertAccess(principal, 'file.read', { kind: 'file', ownerId: uploaderId, isMember: false });
  }

  return async (principal: Principal | null, id: string): Promise<Attachment> => {
    assertAccess(principal, 'file.read');
    const file = await deps.attachments.get(id);
    if (file === null) throw new UnknownIdError('file');
    try {
      await assertMayRead(principal, file);
    } catch (error) {
      // Neither the kind of thing it belongs to nor the missing right gives away that it is there.
      if (error instanceof UnknownIdError || error instanceof ForbiddenError) throw new UnknownIdError('file');
      throw error;
    }
    return file;
  };
}

/** Those of the turns that are in a conversation that the principal may read; each conversation is looked up once. */
function makeMayRead(deps: Deps) {
  const find = makeFindConversation(deps);
  return async (principal: Principal | null, turns: readonly Turn[]): Promise<readonly Turn[]> => {
    const readable = new Set<string>();
    for (const id of new Set(turns.map(({ conversationId }) => conversationId))) {
      try {
        readable.add((await find(principal, 'conversation.read', id)).id);
      } catch (error) {
        if (!(error instanceof UnknownIdError)) throw error;
      }
    }
    return turns.filter(({ conversationId }) => readable.has(conversationId));
  };
}
