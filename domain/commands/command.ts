import type { Action } from '../access/actions.ts';
import type { Language, Person } from '../access/person.ts';
import type { Principal } from '../access/principal.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { Turn } from '../conversation/turn.ts';
import type { Nanos } from '../costs/money.ts';
import type { FollowAs } from '../delivery/outbox-entry.ts';
import type { Pin } from '../delivery/pin.ts';

/** Who gave a command, where. */
export interface CommandContext {
  readonly principal: Principal;
  readonly person: Person;
  readonly conversation: Conversation;
  readonly turn: Turn;
  /** What stands behind the command's name, trimmed; '' when nothing does. */
  readonly argument: string;
}

/** A button under the answer to a command. */
export interface CommandChoice {
  readonly label: string;
  /** What pressing it says, such as `/memory 2`, as if its person had written it; null: whoever answered keeps what it stands for. */
  readonly command: string | null;
}

/**
 * What a command is answered, in Markdown. `followTaskId`: the reply goes on to show that task until it has ended, where the channel can.
 * `choices`: at most six buttons, which only the person who gave the command may press.
 */
export type CommandReply =
  | string
  | { readonly text: string; readonly followTaskId: string; readonly followAs: FollowAs }
  | {
      readonly text: string;
      readonly choices: readonly CommandChoice[];
      /** What is shown on a map behind it; absent: nothing. */
      readonly pin?: Pin;
      /** What models were paid for it; absent: nothing. */
      readonly cost?: Nanos;
      /** Whether somebody else's words are in it (I8); absent: they are not. */
      readonly isTainted?: boolean;
    };

/** The same on every channel; help is made from it. */
export interface Command {
  /** Without the slash. */
  readonly name: string;
  readonly aliases: readonly string[];
  /** What follows the name, such as `[ID]`; '' for nothing. */
  readonly usage: string;
  readonly summary: Readonly<Record<Language, string>>;
  /** What the policy must allow for it to be offered and run (I7); the use cases behind it decide about single things. */
  readonly action: Action;
  /** Where alone it may be given; absent: anywhere. */
  readonly where?: 'private' | 'group';
  /** A ParleyError's sentence becomes the reply. */
  run(context: CommandContext): Promise<CommandReply>;
}
