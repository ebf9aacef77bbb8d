import type { Builder } from '../builder.ts';
import type { Refs } from '../refs.ts';

const may = { may: 'audit.read' } as const;

/** What the audit log keeps. */
export function defineAuditEntry(builder: Builder, refs: Refs): void {
  const result = builder.enumType('AuditResult', {
    description: 'What came of it.',
    values: {
      BEGUN: {
        value: 'begun',
        description: 'It was about to be done; nobody knows how it ended, because it still goes on or the process ended meanwhile.',
      },
      DONE: { value: 'done', description: 'It was done.' },
      REFUSED: { value: 'refused', description: 'It was refused, such as for want of rights or for bad input.' },
      FAILED: { value: 'failed', description: 'Something went wrong.' },
    } as const,
  });
  const fact = builder.objectRef<{ readonly name: string; readonly value: string }>('AuditFact').implement({
    description: 'A fact about something that was done.',
    authScopes: may,
    fields: (t) => ({
      name: t.exposeString('name', { description: 'What it says.' }),
      value: t.exposeString('value', { description: 'At most a line, without secrets.' }),
    }),
  });
  builder.objectType(refs.auditEntry, {
    description: 'Something that somebody did, or was refused.',
    authScopes: may,
    fields: (t) => ({
      number: t.exposeInt('number', { description: 'From 1 without gaps.' }),
      action: t.exposeString('action', { description: 'A stable name such as `task.create`.' }),
      personId: t.exposeString('personId', {
        nullable: true,
        description: 'The id of the person who did it; null: Parley itself, such as a schedule.',
      }),
      personName: t.exposeString('personName', {
        nullable: true,
        description: 'What they are called now; null: they are gone, or it was Parley itself.',
      }),
      place: t.exposeString('place', {
        description:
          'The address of a chat, `terminal` for Parley’s own client there, `web` for whoever else came with a token, or `schedule:ID`.',
      }),
      subject: t.exposeString('subject', {
        nullable: true,
        description: 'What it was about, such as `task:k7m2x9qa`; null: nothing in particular.',
      }),
      details: t.field({
        type: [fact],
        description: 'More about it.',
        resolve: ({ details }) => Object.entries(details).map(([name, value]) => ({ name, value })),
      }),
      result: t.expose('result', { type: result, description: 'What came of it.' }),
      at: t.expose('at', { type: 'DateTime', description: 'When.' }),
      hash: t.exposeString('hash', { description: 'SHA-256 over the hash before it and everything in it, in hex.' }),
    }),
  });
}
