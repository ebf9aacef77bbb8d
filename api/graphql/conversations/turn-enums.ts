import type { Builder } from '../builder.ts';

export type TurnEnums = ReturnType<typeof defineTurnEnums>;

/** The words for where a turn stands and what was thought of it. */
export function defineTurnEnums(builder: Builder) {
  const state = builder.enumType('TurnState', {
    description: 'Where a turn stands. The last three are final.',
    values: {
      QUEUED: { value: 'queued', description: 'Waits for the turns before it.' },
      RUNNING: { value: 'running', description: 'Is being answered.' },
      ANSWERED: { value: 'answered', description: 'Has its reply.' },
      FAILED: { value: 'failed', description: 'Could not be answered.' },
      STOPPED: { value: 'stopped', description: 'Was stopped before its reply.' },
    } as const,
  });
  const feedback = builder.enumType('Feedback', {
    description: 'What a person thinks of an answer.',
    values: { GOOD: { value: 'good', description: 'It helped.' }, BAD: { value: 'bad', description: 'It did not.' } } as const,
  });
  return { state, feedback };
}
