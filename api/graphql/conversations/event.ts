import { toDollars } from '../../../domain/costs/money.ts';
import type { Builder } from '../builder.ts';
import { encodeGlobalId } from '../global-id.ts';
import { buttonsOf } from '../plugins/button.ts';
import { loadNode } from '../load-node.ts';
import type { Refs } from '../refs.ts';
import type { ApiEvent, EventOf, PartialUpdate } from './api-event.ts';
import type { TurnEnums } from './turn-enums.ts';

const TYPE_OF = {
  partial: 'ReplyPartial',
  'message-stored': 'MessageStored',
  'turn-routed': 'TurnRouted',
  'reply-final': 'ReplyFinal',
  'turn-failed': 'TurnFailed',
  forgotten: 'WordsForgotten',
  notice: 'Notice',
} as const satisfies Record<ApiEvent['kind'], string>;

export type EventInterface = ReturnType<typeof defineEvent>;

const reader = { authScopes: { may: 'conversation.read' } } as const;

/** What happens in a conversation. */
export function defineEvents(builder: Builder, refs: Refs, enums: TurnEnums): EventInterface {
  const event = defineEvent(builder);
  defineMessageStored(builder, refs, event);
  defineReply(builder, refs, event);
  defineTurnNews(builder, refs, enums, event);
  return event;
}

function defineEvent(builder: Builder) {
  return builder.interfaceRef<ApiEvent>('ConversationEvent').implement({
    description:
      'Something that happened in a conversation. Numbered ones are kept for ever and have no gaps; partial replies are neither.',
    ...reader,
    resolveType: ({ kind }) => TYPE_OF[kind],
    fields: (t) => ({
      number: t.int({
        nullable: true,
        description: 'Its number in the conversation, to go on after; null for a partial reply.',
        resolve: (update) => (update.kind === 'partial' ? null : update.event.number),
      }),
      at: t.field({
        type: 'DateTime',
        description: 'When it happened.',
        resolve: (update) => (update.kind === 'partial' ? update.at : update.event.at),
      }),
      turnId: t.id({
        nullable: true,
        description: 'The global id of the turn it belongs to; null: of none.',
        resolve: (update) => {
          const id = update.kind === 'partial' ? update.partial.turnId : update.event.turnId;
          return id === null ? null : encodeGlobalId('Turn', id);
        },
      }),
    }),
  });
}

function defineMessageStored(builder: Builder, refs: Refs, event: EventInterface): void {
  builder.objectType(refs.message, {
    description: 'What somebody said.',
    ...reader,
    fields: (t) => ({
      id: t.id({ description: 'The message’s id; opaque.', resolve: ({ id }) => encodeGlobalId('Message', id) }),
      text: t.exposeString('text', { description: 'The text.' }),
    }),
  });
  builder.objectRef<EventOf<'message-stored'>>('MessageStored').implement({
    description: 'A message came in and will be answered.',
    interfaces: [event],
    ...reader,
    fields: (t) => ({
      message: t.field({
        type: refs.message,
        description: 'The message.',
        resolve: ({ body }) => ({ id: body.messageId, text: body.text }),
      }),
      clientMessageId: t.string({
        nullable: true,
        description: 'The id that its sender gave it; null: none.',
        resolve: ({ body }) => body.clientMessageId,
      }),
    }),
  });
}

function defineReply(builder: Builder, refs: Refs, event: EventInterface): void {
  builder.objectRef<PartialUpdate>('ReplyPartial').implement({
    description: 'A reply that is being made has changed: keep `offset` UTF-16 units of the text so far, then add `delta`.',
    interfaces: [event],
    ...reader,
    fields: (t) => ({
      offset: t.int({ description: 'How much of the text so far stays, in UTF-16 units.', resolve: ({ partial }) => partial.offset }),
      delta: t.string({ description: 'What comes after that.', resolve: ({ partial }) => partial.delta }),
    }),
  });
  builder.objectRef<EventOf<'reply-final'>>('ReplyFinal').implement({
    description: 'A turn has its reply.',
    interfaces: [event],
    ...reader,
    fields: (t) => ({
      text: t.string({ description: 'The whole reply.', resolve: ({ body }) => body.outcome.reply }),
      model: t.string({
        nullable: true,
        description: 'What answered, as `provider/name`; null: no model did.',
        resolve: ({ body }) => body.outcome.model,
      }),
      costUsd: t.float({ description: 'What it cost, US dollars.', resolve: ({ body }) => toDollars(body.outcome.cost) }),
      milliseconds: t.int({ description: 'How long it took.', resolve: ({ body }) => Math.round(body.outcome.milliseconds) }),
      buttons: t.field({
        type: [refs.button],
        description: 'What can be pressed under it.',
        resolve: ({ event: { turnId }, body }) => (turnId === null ? [] : buttonsOf({ turnId }, body.outcome.choices)),
      }),
    }),
  });
}

function defineTurnNews(builder: Builder, refs: Refs, { state }: TurnEnums, event: EventInterface): void {
  builder.objectRef<EventOf<'turn-routed'>>('TurnRouted').implement({
    description: 'It was decided how a turn is answered.',
    interfaces: [event],
    ...reader,
    fields: (t) => ({ route: t.field({ type: refs.route, description: 'The decision.', resolve: ({ body }) => body.route }) }),
  });
  builder.objectRef<EventOf<'turn-failed'>>('TurnFailed').implement({
    description: 'A turn ended without a reply.',
    interfaces: [event],
    ...reader,
    fields: (t) => ({
      code: t.string({ description: 'A stable dotted code such as `model.unreachable`.', resolve: ({ body }) => body.outcome.code }),
      message: t.string({ description: 'What the person is told.', resolve: ({ body }) => body.outcome.message }),
      state: t.field({ type: state, description: 'FAILED or STOPPED.', resolve: ({ body }) => body.outcome.state }),
    }),
  });
  builder.objectRef<EventOf<'forgotten'>>('WordsForgotten').implement({
    description: 'Somebody wanted their words forgotten: what was read of them before is gone.',
    interfaces: [event],
    ...reader,
    fields: (t) => ({
      isWhole: t.boolean({
        description: 'Whether all words before this are gone; otherwise those of one person in a group, with the answers to them.',
        resolve: ({ body }) => body.isWhole,
      }),
    }),
  });
  builder.objectRef<EventOf<'notice'>>('Notice').implement({
    description: 'Parley says something by itself, such as that a task has ended.',
    interfaces: [event],
    ...reader,
    fields: (t) => ({
      text: t.string({ description: 'What it says.', resolve: ({ body }) => body.text }),
      buttons: t.field({
        type: [refs.button],
        description: 'What can be pressed under it.',
        resolve: ({ body: { buttons } }) => (buttons === undefined ? [] : buttonsOf({ noticeKey: buttons.key }, buttons.labels)),
      }),
      files: t.field({
        type: [refs.attachment],
        description: 'What came with it, in its order; those that the caller may read.',
        complexity: { field: 5, multiplier: 3 },
        resolve: async ({ body: { files = [] } }, _args, { useCases, principal }) => {
          const found = await Promise.all(files.map((id) => loadNode(id, () => useCases.files.get(principal, id))));
          return found.filter((file) => file !== null);
        },
      }),
      task: t.field({
        type: refs.task,
        nullable: true,
        description: 'The task it is about; null: none, or one that the caller may not see.',
        complexity: 5,
        resolve: ({ body: { taskId } }, _args, { useCases, principal }) =>
          taskId === null ? null : loadNode(taskId, () => useCases.tasks.get(principal, taskId)),
      }),
    }),
  });
}
