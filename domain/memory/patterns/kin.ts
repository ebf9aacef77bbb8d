const KIN: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ жену: 'wife', жена: 'wife', жены: 'wife', мужа: 'husband', муж: 'husband' },
    ...{
      маму: 'mother',
      мать: 'mother',
      мамы: 'mother',
      mom: 'mother',
      mum: 'mother',
      папу: 'father',
      отца: 'father',
      папы: 'father',
      dad: 'father',
    },
    ...{ сына: 'son', дочь: 'daughter', дочку: 'daughter', дочери: 'daughter', брата: 'brother', сестру: 'sister', сестры: 'sister' },
    ...{ кота: 'cat', кошку: 'cat', кошки: 'cat', собаку: 'dog', собаки: 'dog', пса: 'dog', начальника: 'boss', начальницу: 'boss' },
    ...{ парня: 'boyfriend', девушку: 'girlfriend', бабушку: 'grandmother', дедушку: 'grandfather', подругу: 'friend', друга: 'friend' },
  }),
);

/** Of whom a person has one at a time. */
const SINGLE = new Set(['wife', 'husband', 'mother', 'father', 'partner', 'girlfriend', 'boyfriend', 'boss']);

/** What those who are close to a person are called in facts, whatever the language. */
export function kinOf(word: string): string {
  const lower = word.toLowerCase().replaceAll('ё', 'е').trim();
  return KIN.get(lower) ?? lower;
}

/** Whether there is one of them at a time, so that another name replaces the first. */
export function isOnlyOne(kin: string): boolean {
  return SINGLE.has(kin);
}
