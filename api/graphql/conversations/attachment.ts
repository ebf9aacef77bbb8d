import type { Builder } from '../builder.ts';
import { loadNode } from '../load-node.ts';
import type { Refs } from '../refs.ts';

/** What a list of files costs beside its items. */
const lookedUp = { complexity: { field: 5, multiplier: 3 } } as const;

/** A file that came with a message, goes out with a reply or a task, or was uploaded for a message to come. */
export function defineAttachment(builder: Builder, refs: Refs): void {
  const enums = defineAttachmentEnums(builder);
  builder.node(refs.attachment, {
    description: 'A file that came with a message, goes out with a reply or a task, or was uploaded for a message to come.',
    authScopes: { may: 'file.read' },
    id: { resolve: (file) => file.id },
    loadWithoutCache: (id, { useCases, principal }) => loadNode(id, () => useCases.files.get(principal, id)),
    fields: (t) => ({
      name: t.exposeString('name', { description: 'Safe as a file name: no path, at most 120 characters.' }),
      mime: t.exposeString('mime', { description: 'What its sender says it is, such as `image/png`.' }),
      size: t.float({ nullable: true, description: 'In bytes; null: not known before it is fetched.', resolve: ({ size }) => size }),
      kind: t.expose('kind', { type: enums.kind, description: 'What sort of file it is.' }),
      seconds: t.float({
        nullable: true,
        description: 'How long it is, in seconds, of what can be listened to or watched; null: unknown.',
        resolve: ({ seconds }) => seconds,
      }),
      transcript: t.exposeString('transcript', { nullable: true, description: 'What is said in it; null: nobody has listened to it.' }),
      state: t.expose('state', { type: enums.state, description: 'Whether it is here.' }),
      problem: t.expose('problem', { type: enums.problem, nullable: true, description: 'Why it is not here; null unless FAILED.' }),
      url: t.string({
        description: 'Where its content is, for the same caller: with the token, or in a browser with its session.',
        resolve: ({ id }, _args, { publicUrl }) => `${publicUrl}/files/${id}`,
      }),
    }),
  });
  defineFilesOfTurn(builder, refs);
}

function defineAttachmentEnums(builder: Builder) {
  const kind = builder.enumType('AttachmentKind', {
    description: 'What sort of file it is.',
    values: {
      PICTURE: { value: 'picture', description: 'A picture.' },
      DOCUMENT: { value: 'document', description: 'Anything that is none of the others.' },
      VOICE: { value: 'voice', description: 'A voice message.' },
      AUDIO: { value: 'audio', description: 'Something else to listen to.' },
      VIDEO: { value: 'video', description: 'Something to watch.' },
    } as const,
  });
  const state = builder.enumType('AttachmentState', {
    description: 'Whether a file is here.',
    values: {
      WAITING: { value: 'waiting', description: 'Is still to be fetched from its network.' },
      HERE: { value: 'here', description: 'Can be read.' },
      FAILED: { value: 'failed', description: 'Will not come; `problem` says why.' },
    } as const,
  });
  const problem = builder.enumType('AttachmentProblem', {
    description: 'Why a file is not here.',
    values: {
      TOO_LARGE: { value: 'too-large', description: 'It is larger than files may be.' },
      TYPE_REFUSED: { value: 'type-refused', description: 'Archives and programs are not taken in.' },
      UNREACHABLE: { value: 'unreachable', description: 'Its network did not give it.' },
      GONE: { value: 'gone', description: 'It is not there any more.' },
    } as const,
  });
  return { kind, state, problem };
}

function defineFilesOfTurn(builder: Builder, refs: Refs): void {
  builder.objectFields(refs.turn, (t) => ({
    files: t.field({
      type: [refs.attachment],
      description: 'What came with the message, in its order.',
      ...lookedUp,
      resolve: (turn, _args, context) => context.filesOf(turn),
    }),
    replyFiles: t.field({
      type: [refs.attachment],
      description: 'What goes out with the reply, in its order.',
      ...lookedUp,
      resolve: (turn, _args, context) => context.replyFilesOf(turn),
    }),
  }));
  builder.objectField(refs.task, 'files', (t) =>
    t.field({
      type: [refs.attachment],
      description: 'What the task hands over, in its order.',
      ...lookedUp,
      resolve: (task, _args, context) => context.taskFilesOf(task),
    }),
  );
}
