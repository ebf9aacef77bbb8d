import type { Builder } from '../builder.ts';
import type { Refs } from '../refs.ts';

/** Commands, the same on every channel. */
export function defineCommand(builder: Builder, refs: Refs): void {
  builder.objectType(refs.command, {
    description: 'A command that can be sent as a message: a slash, its name, and what it is used with.',
    authScopes: { may: 'self.read' },
    fields: (t) => ({
      name: t.exposeString('name', { description: 'Without the slash.' }),
      usage: t.exposeString('usage', { description: 'What follows the name, such as `[ID]`; empty: nothing.' }),
      summary: t.exposeString('summary', { description: 'What it does, in the caller’s language.' }),
    }),
  });
}
