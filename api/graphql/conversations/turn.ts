import { toDollars } from '../../../domain/costs/money.ts';
import type { Turn, TurnOutcome } from '../../../domain/conversation/turn.ts';
import type { Builder } from '../builder.ts';
import { buttonsOf } from '../plugins/button.ts';
import { loadNode } from '../load-node.ts';
import type { Refs } from '../refs.ts';
import { definePin } from './pin.ts';
import type { TurnEnums } from './turn-enums.ts';

type Failure = Exclude<TurnOutcome, { state: 'answered' }>;

/** One message with everything done to answer it. */
export function defineTurn(builder: Builder, refs: Refs, { state, feedback }: TurnEnums): void {
  builder.node(refs.turn, {
    description: 'One message with everything done to answer it.',
    authScopes: { may: 'conversation.read' },
    id: { resolve: (turn) => turn.id },
    loadWithoutCache: (id, { useCases, principal }) => loadNode(id, () => useCases.conversations.getTurn(principal, id)),
    fields: (t) => ({
      position: t.exposeInt('position', { description: 'Its place in the conversation, from 1 without gaps.' }),
      text: t.exposeString('text', { description: 'What was said.' }),
      receivedAt: t.expose('receivedAt', { type: 'DateTime', description: 'When it came in.' }),
      state: t.expose('state', { type: state, description: 'Where it stands.' }),
      route: t.expose('route', { type: refs.route, nullable: true, description: 'How it is answered; null: not decided yet.' }),
      feedback: t.expose('feedback', {
        type: feedback,
        nullable: true,
        description: 'What the person thinks of the answer; null: they did not say.',
      }),
    }),
  });
  defineOutcome(builder, refs);
}

function defineOutcome(builder: Builder, refs: Refs): void {
  const failure = builder.objectRef<Failure>('TurnFailure').implement({
    description: 'Why a turn has no reply.',
    authScopes: { may: 'conversation.read' },
    fields: (t) => ({
      code: t.exposeString('code', { description: 'A stable dotted code such as `model.unreachable`.' }),
      message: t.exposeString('message', { description: 'What the person is told.' }),
    }),
  });
  const pin = definePin(builder);
  builder.objectFields(refs.turn, (t) => ({
    reply: t.string({
      nullable: true,
      description: 'The whole reply; null: none yet, or it failed.',
      resolve: (turn) => answerOf(turn)?.reply ?? null,
    }),
    model: t.string({
      nullable: true,
      description: 'What answered, as `provider/name`; null: no model did.',
      resolve: (turn) => answerOf(turn)?.model ?? null,
    }),
    buttons: t.field({
      type: [refs.button],
      description: 'What can be pressed under the reply.',
      resolve: (turn) => buttonsOf({ turnId: turn.id }, answerOf(turn)?.choices),
    }),
    pin: t.field({
      type: pin,
      nullable: true,
      description: 'A place behind the reply; null: none.',
      resolve: (turn) => answerOf(turn)?.pin ?? null,
    }),
    failure: t.field({
      type: failure,
      nullable: true,
      description: 'Why there is no reply; null: there is one, or not yet.',
      resolve: ({ outcome }) => (outcome === null || outcome.state === 'answered' ? null : outcome),
    }),
    costUsd: t.float({
      nullable: true,
      description: 'What it cost, US dollars; null before its end.',
      resolve: ({ outcome }) => (outcome === null ? null : toDollars(outcome.cost)),
    }),
    milliseconds: t.int({
      nullable: true,
      description: 'How long it took; null before its end.',
      resolve: ({ outcome }) => (outcome === null ? null : Math.round(outcome.milliseconds)),
    }),
  }));
}

function answerOf({ outcome }: Turn) {
  return outcome?.state === 'answered' ? outcome : null;
}
