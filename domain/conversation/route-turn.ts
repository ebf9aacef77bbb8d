import { decideAccess } from '../access/policy.ts';
import type { Principal } from '../access/principal.ts';
import type { Person } from '../access/person.ts';
import type { Attachment } from '../messaging/attachment.ts';
import type { Ports } from '../ports/ports.ts';
import { decideRoute } from '../routing/decide-route.ts';
import type { RouteQuestion } from '../routing/route-question.ts';
import type { Route } from '../routing/route.ts';
import type { RoutingSettings } from '../routing/routing-settings.ts';
import { leanOf } from '../routing/tiers/lean.ts';
import type { AskForMode } from './ask-for-mode.ts';
import type { Conversation } from './conversation.ts';
import type { Directed } from './directed.ts';
import { readRouteContext } from './read-route-context.ts';
import { wordsOf } from './spoken-words.ts';
import type { Turn } from './turn.ts';

export interface RouteTurnDeps extends Pick<Ports, 'turns' | 'messages' | 'projects' | 'clock'> {
  readonly routing: RoutingSettings;
  /** Null: no model is asked. */
  readonly askForMode: AskForMode | null;
}

export interface TurnToRoute {
  readonly turn: Turn;
  readonly person: Person;
  readonly principal: Principal;
  readonly conversation: Conversation;
  /** What came with it, with what was heard of it. */
  readonly files: readonly Attachment[];
  /** Null: no command in it says who answers. */
  readonly directed: Directed | null;
  readonly signal: AbortSignal;
}

export type RouteTurn = ReturnType<typeof makeRouteTurn>;

/** Decides who answers a message. A model is asked only when everything else left it open, and only where one is configured. */
export function makeRouteTurn(deps: RouteTurnDeps) {
  return async (message: TurnToRoute): Promise<Route> => {
    const question = await questionOf(deps, message);
    const route = decideRoute(question);
    const isOpen = route.matchedBy === 'default' && question.wordsDecide && question.text.trim() !== '';
    if (deps.askForMode === null || !isOpen) return route;
    const { turn, person, conversation, signal } = message;
    const asked = { turnId: turn.id, conversationId: conversation.id, person, text: question.text, before: leanOf(question), signal };
    const verdict = await deps.askForMode(asked);
    signal.throwIfAborted();
    return decideRoute({ ...question, verdict });
  };
}

async function questionOf(deps: RouteTurnDeps, message: TurnToRoute): Promise<RouteQuestion> {
  const { turn, conversation, directed, files } = message;
  const asked = directed?.choice ?? { mode: null, model: null };
  const [context, mayUse] = await Promise.all([
    readRouteContext(deps, turn, conversation),
    mayUseAgent(deps, message, asked.mode === 'agent'),
  ]);
  return {
    text: wordsOf(directed === null ? turn : { ...turn, text: directed.text }, files),
    asked,
    sticky: { mode: conversation.preferredMode, model: conversation.preferredModel },
    context,
    wordsDecide: !turn.source.isForwarded,
    mayUseAgent: mayUse,
    rules: deps.routing.rules,
    classifier: deps.routing.classifier(),
    verdict: null,
  };
}

/** In somebody else's project nobody is led to the agent by chance; who asks for it is told why not. */
async function mayUseAgent({ projects }: RouteTurnDeps, { principal, conversation }: TurnToRoute, isAsked: boolean): Promise<boolean> {
  if (!decideAccess(principal, 'task.create').allowed) return false;
  if (isAsked || conversation.audience === 'private' || conversation.projectId === null) return true;
  const project = await projects.get(conversation.projectId);
  if (project === null) return true;
  const isMember = await projects.isMember(project.id, principal.personId);
  return decideAccess(principal, 'task.create', { kind: 'project', ownerId: project.addedBy, isMember }).allowed;
}
