import { assertAccess } from '../access/policy.ts';
import type { Action } from '../access/actions.ts';
import type { Principal } from '../access/principal.ts';
import { InvalidInputError } from '../errors.ts';
import type { Ports } from '../ports/ports.ts';
import type { Projects } from '../tasks/projects.ts';
import { CHOICE_TEXTS } from './choice-texts.ts';
import type { Conversation } from './conversation.ts';
import { makeFindConversation } from './find-conversation.ts';
import { newConversation } from './new-conversation.ts';
import { ownAddress } from './own-address.ts';
import { readVerbosity } from './verbosity.ts';

/** No position is as great. */
const AFTER_ALL = 2 ** 31 - 1;

type Choices = Parameters<Ports['conversations']['change']>[1];

/**
 * What somebody decides for a conversation of theirs, as they do there with `/project`, `/verbose` and `/new`. `id` null: their own one on the web, begun
 * when there is none yet. Throws UnknownIdError for somebody else's. Each answers with the conversation as it is then.
 */
export function makeConversationChoices(
  deps: Pick<Ports, 'conversations' | 'turns' | 'people' | 'ids' | 'clock'> & { readonly projects: Projects },
) {
  const { conversations, turns } = deps;
  const changed = makeChange(deps);
  return {
    /** The principal's own conversation on the web; null: they have not said anything there. */
    async own(principal: Principal | null): Promise<Conversation | null> {
      assertAccess(principal, 'conversation.read');
      return conversations.find(ownAddress(principal.personId));
    },

    /** The project that is meant there when none is named, by its name or a path below the workspace. */
    async chooseProject(principal: Principal | null, id: string | null, nameOrPath: string): Promise<Conversation> {
      return changed(principal, 'project.read', id, async () => ({ projectId: (await deps.projects.named(principal, nameOrPath)).id }));
    },

    /** How much of the agent's work is shown there: 0, 1 or 2. */
    async setVerbosity(principal: Principal | null, id: string | null, level: number): Promise<Conversation> {
      return changed(principal, 'task.create', id, async (_conversation, { personId }) => {
        const verbosity = readVerbosity(level);
        if (verbosity !== null) return { verbosity };
        const language = (await deps.people.get(personId))?.language ?? 'en';
        throw new InvalidInputError('verbosity', CHOICE_TEXTS[language].verbosity(level));
      });
    },

    /** Shows what was said there until now to no model any more. */
    async beginAnew(principal: Principal | null, id: string | null): Promise<Conversation> {
      return changed(principal, 'conversation.write', id, async (conversation) => {
        const range = { contextStart: conversation.contextStart, before: AFTER_ALL, limit: 1 };
        const last = (await turns.recent(conversation.id, range)).at(-1);
        return { contextStart: last?.position ?? conversation.contextStart };
      });
    },
  };
}

async function own(
  { conversations, ids, clock }: Pick<Ports, 'conversations' | 'ids' | 'clock'>,
  { personId }: Principal,
): Promise<Conversation> {
  const address = ownAddress(personId);
  return conversations.ensure(newConversation({ address, audience: 'private', personId }, ids.uuid(), clock.now()));
}

/** `action`: what the choice is about, besides the conversation itself. */
function makeChange(deps: Pick<Ports, 'conversations' | 'turns' | 'ids' | 'clock'>) {
  const find = makeFindConversation(deps);
  return async (
    principal: Principal | null,
    action: Action,
    id: string | null,
    choose: (conversation: Conversation, principal: Principal) => Promise<Choices>,
  ): Promise<Conversation> => {
    assertAccess(principal, action);
    assertAccess(principal, id === null ? 'conversation.create' : 'conversation.write');
    const conversation = id === null ? await own(deps, principal) : await find(principal, 'conversation.write', id);
    const choices = await choose(conversation, principal);
    await deps.conversations.change(conversation.id, choices);
    return { ...conversation, ...choices };
  };
}
