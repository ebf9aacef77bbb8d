import { makeExplainAnswer } from '../conversation/explain-answer.ts';
import type { Turn } from '../conversation/turn.ts';
import type { Language, Person } from '../access/person.ts';
import type { Ports } from '../ports/ports.ts';
import { REASON_TEXTS } from './reason-texts.ts';
import type { Reason } from './reason-texts.ts';
import type { Sighting } from './sighting.ts';

const TEXTS = {
  en: {
    unknown: 'I have not seen this message, or it was too long ago.',
    notice: 'I said this by myself: it answers no message.',
    mine: (why: string) => `This is my answer. Why I answered: ${why}`,
    respond: (why: string) => `I answered it. ${why}`,
    observe: (why: string) => `I did not answer it. ${why}`,
    ignore: (why: string) => `I did not answer it. ${why}`,
    refuse: (why: string) => `I did not take it in. ${why}`,
  },
  ru: {
    unknown: 'Этого сообщения я не видел, или это было слишком давно.',
    notice: 'Это я сказал сам: это не ответ на сообщение.',
    mine: (why: string) => `Это мой ответ. Почему я ответил: ${why}`,
    respond: (why: string) => `Я на него ответил. ${why}`,
    observe: (why: string) => `Я на него не ответил. ${why}`,
    ignore: (why: string) => `Я на него не ответил. ${why}`,
    refuse: (why: string) => `Я его не принял. ${why}`,
  },
} as const satisfies Readonly<Record<Language, Record<'unknown' | 'notice', string> & Record<Sighting['decision'] | 'mine', unknown>>>;

/**
 * Says why a message of a chat was or wasn't answered, and how that was decided. `account`: channel and account, such as `telegram:bot1`; `externalId`: the network's id of the
 * message, which may also be an answer of ours.
 */
export function makeExplainMessage(deps: Pick<Ports, 'messages' | 'turns' | 'memory' | 'conversations'>) {
  const { messages, turns } = deps;
  const explain = makeExplainAnswer(deps);
  return async (account: string, externalId: string, person: Pick<Person, 'language' | 'timeZone'>): Promise<string> => {
    const { language } = person;
    const texts = TEXTS[language];
    const withDecision = async (said: string, turn: Turn | null): Promise<string> =>
      // Nothing is added while it is not decided yet who answers.
      turn === null || (turn.route === null && turn.outcome === null) ? said : `${said}\n\n${await explain(turn, person)}`;
    const sighting = await messages.sighting(account, externalId);
    if (sighting !== null) {
      const said = texts[sighting.decision](reasonText(sighting.reason, language));
      const turn = sighting.turnId === null ? null : await turns.get(sighting.turnId);
      return withDecision(said, turn);
    }
    const told = await messages.told(account, externalId);
    if (told === null) return texts.unknown;
    const turn = told.turnId === null ? null : await turns.get(told.turnId);
    return turn === null ? texts.notice : withDecision(texts.mine(reasonText(turn.source.reason, language)), turn);
  };
}

/** A reason that an older version has written down is shown as it is. */
function reasonText(reason: string, language: Language): string {
  const texts = REASON_TEXTS[language];
  return isReason(reason) ? texts[reason] : reason;
}

function isReason(reason: string): reason is Reason {
  return Object.hasOwn(REASON_TEXTS.en, reason);
}
