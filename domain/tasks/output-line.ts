/** `text`: what the agent or a command says; `tool`: a tool call and its result; `stage`: what is being done; `stderr`: a command's; `system`: Parley itself. */
export type OutputKind = 'text' | 'tool' | 'stage' | 'stderr' | 'system';

/** One numbered piece of a task's output; numbers start at 1 and have no gaps within a task (I5). */
export interface OutputLine {
  readonly number: number;
  readonly at: Date;
  readonly kind: OutputKind;
  readonly text: string;
}

export type NewOutputLine = Omit<OutputLine, 'number'>;
