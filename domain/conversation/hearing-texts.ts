import type { Language, Person } from '../access/person.ts';
import type { BudgetLine } from '../ports/ledger.ts';
import type { ModelFailure } from '../ports/model-provider.ts';
import { failureSentence } from './model-failure-texts.ts';

/** Why nobody knows what is said in a recording. */
export type Unheard =
  /** Nobody here can listen. */
  | 'no-transcriber'
  /** Its content did not come from its network. */
  | 'not-here'
  | 'too-large'
  | 'too-long'
  /** There was nothing in it, or no words. */
  | 'empty'
  | 'no-budget'
  | Exclude<ModelFailure['kind'], 'cancelled'>;

const TEXTS: Readonly<Record<Language, Readonly<Record<Exclude<Unheard, 'no-budget'>, string>>>> = {
  en: {
    'no-transcriber': 'I cannot listen to voice messages here: please write it as text. The owner can set up transcription in parley.yaml.',
    'not-here': 'The recording could not be fetched. Please send it again, or write it as text.',
    'too-large': 'The recording is too large: I can listen to at most 25 MB.',
    'too-long': 'The recording is too long: I can listen to at most an hour.',
    empty: 'I could not make out any words in the recording. Please say it again, or write it as text.',
    'rate-limited': 'Whoever listens to recordings for me has too much to do right now. Please try again in a minute, or write it as text.',
    unreachable: 'I could not reach the service that listens to recordings for me. Please try again in a minute, or write it as text.',
    timeout: 'Listening to the recording took too long. Please try a shorter one, or write it as text.',
    rejected: 'The service that listens to recordings for me refused this one.',
  },
  ru: {
    'no-transcriber':
      'Голосовые сообщения я здесь слушать не могу: напишите, пожалуйста, текстом. Владелец может настроить распознавание речи в parley.yaml.',
    'not-here': 'Запись не удалось получить. Пришлите её ещё раз или напишите текстом.',
    'too-large': 'Запись слишком большая: я могу прослушать не больше 25 МБ.',
    'too-long': 'Запись слишком длинная: я могу прослушать не больше часа.',
    empty: 'В записи не удалось разобрать ни слова. Повторите, пожалуйста, или напишите текстом.',
    'rate-limited': 'Служба распознавания речи сейчас перегружена. Попробуйте через минуту или напишите текстом.',
    unreachable: 'Не удалось связаться со службой распознавания речи. Попробуйте через минуту или напишите текстом.',
    timeout: 'Распознать запись вовремя не удалось. Пришлите запись покороче или напишите текстом.',
    rejected: 'Служба распознавания речи отклонила эту запись.',
  },
};

/** Why a recording was not listened to. `budget`: the one that is used up; `detail`: the provider's reason in English; null: there is none. */
export interface UnheardFacts {
  readonly why: Unheard;
  readonly budget: BudgetLine | null;
  readonly detail: string | null;
}

/** One or two plain sentences in the person's language. */
export function unheardSentence({ why, budget, detail }: UnheardFacts, person: Pick<Person, 'language' | 'timeZone'>): string {
  if (why === 'no-budget') return failureSentence({ outcome: 'no-budget', person, budget, detail: null });
  const sentence = TEXTS[person.language][why];
  // Only where somebody can act on the reason is it worth a foreign language.
  return why === 'rejected' && detail !== null ? `${sentence} ${detail}` : sentence;
}
