import { decideAccess } from '../access/policy.ts';
import type { Principal } from '../access/principal.ts';
import type { Person } from '../access/person.ts';
import type { Attachment } from '../messaging/attachment.ts';
import type { SwitchedOff } from '../plugins/switched-off.ts';
import type { Ports } from '../ports/ports.ts';
import { decideRoute } from '../routing/decide-route.ts';
import type { RouteChoice, RouteQuestion } from '../routing/route-question.ts';
import type { Route } from '../routing/route.ts';
import type { RoutingSettings } from '../routing/routing-settings.ts';
import { leanOf } from '../routing/tiers/lean.ts';
import type { AskForMode } from './ask-for-mode.ts';
import type { Conversation } from './conversation.ts';
import type { Directed } from './directed.ts';
import type { Earlier } from './read-earlier.ts';
import { readRouteContext } from './read-route-context.ts';
import { wordsOf } from './spoken-words.ts';
import type { Turn } from './turn.ts';

export interface RouteTurnDeps extends Pick<Ports, 'turns' | 'messages' | 'projects'> {
  readonly routing: RoutingSettings;
  /** Whether any model that can be asked now could be this person's agent; `preferred`: what they chose, null: nothing. */
  readonly hasAgentModel: (person: Person, preferred: string | null) => boolean;
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
  readonly earlier: Earlier;
  /** The plugins that are off there; absent: whoever needs them reads them. */
  readonly off?: SwitchedOff;
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
  const { turn, conversation, directed, files, earlier } = message;
  const asked = directed?.choice ?? { mode: null, model: null };
  const [context, bar] = await Promise.all([readRouteContext(deps, { turn, conversation, earlier }), agentBar(deps, message, asked)]);
  return {
    text: wordsOf(directed === null ? turn : { ...turn, text: directed.text }, files),
    asked,
    sticky: { mode: conversation.preferredMode, model: conversation.preferredModel },
    context,
    wordsDecide: !turn.source.isForwarded,
    agentBar: bar,
    rules: deps.routing.rules,
    classifier: deps.routing.classifier(),
    verdict: null,
  };
}

/** To somebody else's project, or where no model could be the agent, nobody is led by chance; who asks for it is told what is missing. */
async function agentBar(deps: RouteTurnDeps, message: TurnToRoute, asked: RouteChoice): Promise<RouteQuestion['agentBar']> {
  const { principal, conversation, person } = message;
  if (!decideAccess(principal, 'task.create').allowed) return 'not-allowed';
  if (asked.mode === 'agent') return null;
  if (!(await mayUseProject(deps, message))) return 'not-allowed';
  if (conversation.preferredMode === 'agent') return null;
  return deps.hasAgentModel(person, asked.model ?? conversation.preferredModel) ? null : 'no-model';
}

/** Whether the project of a group is this person's too. */
async function mayUseProject({ projects }: RouteTurnDeps, { principal, conversation }: TurnToRoute): Promise<boolean> {
  if (conversation.audience === 'private' || conversation.projectId === null) return true;
  const project = await projects.get(conversation.projectId);
  if (project === null) return true;
  const isMember = await projects.isMember(project.id, principal.personId);
  return decideAccess(principal, 'task.create', { kind: 'project', ownerId: project.addedBy, isMember }).allowed;
}
