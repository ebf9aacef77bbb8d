import { assertAccess } from '../access/policy.ts';
import type { Principal } from '../access/principal.ts';
import { UnknownIdError } from '../errors.ts';
import type { Ports } from '../ports/ports.ts';
import type { PressChoice } from './press-choice.ts';

/** A button as clients of the API name it: of the answer of a turn, or of a notice. */
export interface ButtonRef {
  readonly message: { readonly turnId: string } | { readonly noticeKey: string };
  /** Which of the message's, from 0. */
  readonly at: number;
}

export type PressButton = ReturnType<typeof makePressButton>;

/** Presses a button that a message brought with it, and returns what whoever pressed is told. Throws UnknownIdError when it is not there, or another's. */
export function makePressButton({ people, pressChoice }: Pick<Ports, 'people'> & { readonly pressChoice: PressChoice }) {
  return async (principal: Principal | null, { message, at }: ButtonRef): Promise<string> => {
    assertAccess(principal, 'plugin.use');
    const person = await people.get(principal.personId);
    if (person === null) throw new UnknownIdError('person');
    const isTurn = 'turnId' in message;
    const told = {
      entryId: '',
      key: isTurn ? null : message.noticeKey,
      turnId: isTurn ? message.turnId : null,
      conversationId: null,
    };
    const pressed = await pressChoice({ told, at, person, principal });
    if (pressed === 'unknown' || pressed === 'foreign') throw new UnknownIdError('button');
    return pressed.said;
  };
}
