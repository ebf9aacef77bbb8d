import { describe, expect, test } from 'vitest';

import { describeFact, findFacts } from './find-facts.ts';

function told(said: string): string[] {
  return findFacts(said).map(({ subject, predicate, value }) => `${subject} ${predicate}: ${value}`);
}

describe('in English', () => {
  test.each([
    ['My name is Anna', 'self name: Anna'],
    ['hi! my name is anna.', 'self name: anna'],
    ['My name’s Anna Petrova-Smith, nice to meet you', 'self name: Anna Petrova-Smith'],
    ['Just call me Ann', 'self called-by: Ann'],
    ['Hello, I am 34 years old', 'self age: 34'],
    ["I'm 34.", 'self age: 34'],
    ['I live in Lisbon', 'self home: Lisbon'],
    ['@parley_bot I live in Lisbon', 'self home: Lisbon'],
    ['Hey Parley, I live in Lisbon', 'self home: Lisbon'],
    ['@parley:example.org: I live in Lisbon', 'self home: Lisbon'],
    ['By the way, I live in New York with my two cats', 'self home: New York'],
    ['I live in St. Petersburg.', 'self home: St. Petersburg'],
    ['i live in berlin now', 'self home: berlin'],
    ['I live in Paris, France, and it rains', 'self home: Paris, France'],
    ['I live in Bosnia and Herzegovina', 'self home: Bosnia and Herzegovina'],
    ["I've moved to Porto last week", 'self home: Porto'],
    ["I'm from Ukraine originally", 'self origin: Ukraine'],
    ['I work at Google', 'self employer: Google'],
    ['I work for the European Space Agency since May', 'self employer: the European Space Agency'],
    ['I work as a paediatric nurse, mostly at night', 'self profession: paediatric nurse'],
    ['My birthday is on March 5', 'self birthday: March 5'],
    ['I was born on the 5th of March 1990', 'self birthday: the 5th of March 1990'],
    ['my birthday is 1990-03-05', 'self birthday: 1990-03-05'],
    ['I am allergic to peanuts and cat hair', 'self allergy: peanuts and cat hair'],
    ['I have an allergy to penicillin', 'self allergy: penicillin'],
    ["I'm a vegetarian, so no meat please", 'self diet: vegetarian'],
    ["My wife's name is Olga", 'wife name: Olga'],
    ['My dog is called Rex', 'dog named: Rex'],
    ['My mom’s name is Vera', 'mother name: Vera'],
    ['My favourite colour is dark green', 'favourite colour favourite: dark green'],
    ['I really love black tea', 'self likes: black tea'],
    ["I don't like coriander", 'self dislikes: coriander'],
    ['I have two kids', 'self has: two kids'],
    ['I study at Oxford University', 'self studies: Oxford University'],
    ['Remember that the plumber comes on Tuesdays.', 'self note: the plumber comes on Tuesdays'],
    ['please remember: the key is under the mat', 'self note: the key is under the mat'],
    ['Remember that I live in Lisbon', 'self home: Lisbon'],
    ["Don't forget that my sister is vegan", 'self note: my sister is vegan'],
  ])('%s', (said, fact) => {
    expect(told(said)).toEqual([fact]);
  });

  test.each([
    'my name is legion, said he',
    '"My name is Legion", he answered',
    'He said my name is Anna',
    'What if my name is Anna?',
    'is my name is Anna correct English?',
    'I live in fear',
    'I live in a small house',
    'If I lived in Paris I would be happy',
    'If I live in Paris, do I pay taxes?',
    'I wish I live in Rome',
    'Do I live in Berlin?',
    'I live in Berlin?',
    'You think I live in Berlin',
    'My friend says I live in Oslo',
    '> I live in Berlin',
    'She wrote “I live in Berlin and work at Google”',
    '`I live in Berlin`',
    '```\nMy name is Bob\n```',
    'Translate into French: my name is Bob, I live in London',
    'Translate this:\nI live in London. I work at Google.',
    'Rewrite politely: I hate meetings',
    'Pretend my name is Jack. I live in Tortuga.',
    "Let's role-play. My name is Jack",
    'Call me later',
    'call me when you are done',
    'Call me Monday',
    'I work at night',
    'I work for myself',
    "I'm 5 minutes late",
    "I'm from the future",
    'My birthday is tomorrow',
    'My birthday is in 3 days',
    'I like it',
    'I love you',
    'I like how you write',
    "I don't like your answer",
    'I would like tea',
    "I'd like a pizza",
    'I have a question about dogs',
    'I am tired',
    'My favourite is the second one',
    'Do you remember that song?',
    'Remember that time when we met?',
    'I remember that you were right',
    'remember to call mom',
    'My name is',
    'My name is hard to spell',
    'where I live is none of your business',
    'Maybe I live in a dream',
  ])('not: %s', (said) => {
    expect(told(said)).toEqual([]);
  });

  test('several of one message, each with the words that say it', () => {
    expect(findFacts('Hi, my name is Anna, I live in Lisbon and I work at Google. Can you write me a poem? I hate rhymes.')).toMatchObject([
      { text: 'my name is Anna', predicate: 'name', category: 'identity', confidence: 0.95 },
      { text: 'I live in Lisbon', predicate: 'home', category: 'place' },
      { text: 'I work at Google', predicate: 'employer', category: 'work' },
    ]);
  });
});

describe('in Russian', () => {
  test.each([
    ['Меня зовут Анна', 'self name: Анна'],
    ['привет, меня зовут аня', 'self name: аня'],
    ['Меня зовут Анна Петрова, приятно познакомиться', 'self name: Анна Петрова'],
    ['Моё имя — Пётр', 'self name: Пётр'],
    ['Зови меня Аней', 'self called-by: Аней'],
    ['Мне 34 года', 'self age: 34 года'],
    ['Я живу в Лиссабоне', 'self home: Лиссабоне'],
    ['Парли, я живу в Лиссабоне', 'self home: Лиссабоне'],
    ['Кстати, я живу в Нижнем Новгороде уже пять лет', 'self home: Нижнем Новгороде'],
    ['я живу в москве', 'self home: москве'],
    ['Я живу в г. Казань', 'self home: Казань'],
    ['Живу на Урале', 'self home: Урале'],
    ['Я переехала в Порту', 'self home: Порту'],
    ['Я родом из Киева', 'self origin: Киева'],
    ['Я работаю в Яндексе', 'self employer: Яндексе'],
    ['Я работаю в компании «Рога и Копыта»', 'self employer: Рога и Копыта'],
    ['Работаю в школе', 'self employer: школе'],
    ['я работаю учителем', 'self profession: учителем'],
    ['Мой день рождения 5 марта', 'self birthday: 5 марта'],
    ['У меня день рождения — 5 марта', 'self birthday: 5 марта'],
    ['я родилась 05.03.1990', 'self birthday: 05.03.1990'],
    ['У меня аллергия на орехи и кошек', 'self allergy: орехи и кошек'],
    ['Я вегетарианка', 'self diet: вегетарианка'],
    ['Мою жену зовут Ольга', 'wife name: Ольга'],
    ['моего сына зовут Петя', 'son named: Петя'],
    ['Имя моей жены — Ольга', 'wife name: Ольга'],
    ['Мой любимый цвет — синий', 'favourite цвет favourite: синий'],
    ['Я очень люблю чёрный чай', 'self likes: чёрный чай'],
    ['Терпеть не могу кинзу', 'self dislikes: кинзу'],
    ['У меня есть собака', 'self has: собака'],
    ['Запомни, что сантехник приходит по вторникам.', 'self note: сантехник приходит по вторникам'],
    ['Пожалуйста, запомни: ключ под ковриком', 'self note: ключ под ковриком'],
    ['запомни что я живу в Лиссабоне', 'self home: Лиссабоне'],
    ['Учти, что у меня аллергия на орехи', 'self allergy: орехи'],
  ])('%s', (said, fact) => {
    expect(told(said)).toEqual([fact]);
  });

  test.each([
    'Как меня зовут?',
    'ты помнишь, как меня зовут',
    'Меня зовут гулять',
    'Меня зовут в гости',
    'меня зовут легион, сказал он',
    '«Меня зовут Легион», — ответил он',
    'Он говорит, я живу в Риме',
    'Если я живу в Берлине, какие налоги?',
    'Если бы я жил в Париже',
    'Я живу в Берлине?',
    'Где я живу?',
    'Я живу в страхе',
    'Я живу в маленькой квартире',
    'Я бы жила в Париже',
    'Мне 5 минут до дома',
    'Мне 5 лет назад сказали',
    'Переведи: меня зовут Боб, я живу в Лондоне',
    'Исправь ошибки:\nЯ живу в Москва. Я работаю в Гугл.',
    'Представь, что меня зовут Джек. Я живу в Тортуге.',
    '> Я живу в Москве',
    'Мой день рождения завтра',
    'Я работаю днём',
    'Я работаю в Excel',
    'Я работаю в поте лица',
    'Я люблю тебя',
    'Я люблю это',
    'Я люблю, когда тихо',
    'У меня есть вопрос про собак',
    'У меня нет аллергии на орехи',
    'Помнишь, что я говорил?',
    'Запомни меня',
    'Я хотел сказать, я живу в Риме',
    'Приснилось, что я живу в Риме',
  ])('not: %s', (said) => {
    expect(told(said)).toEqual([]);
  });

  test('several of one message', () => {
    expect(told('Привет! Меня зовут Аня, я живу в Лиссабоне и работаю в Яндексе. У меня аллергия на орехи.')).toEqual([
      'self name: Аня',
      'self home: Лиссабоне',
      'self employer: Яндексе',
      'self allergy: орехи',
    ]);
  });
});

test('what is to be remembered is described by what it says, if it says one thing', () => {
  expect(describeFact('Живу в Лиссабоне')).toMatchObject({
    text: 'Живу в Лиссабоне',
    predicate: 'home',
    value: 'Лиссабоне',
    confidence: 1,
  });
  for (const text of ['I live in Lisbon and my name is Anna', 'the code of the gate', 'I live in Lisbon, third floor, ring twice'])
    expect(describeFact(text)).toMatchObject({ text, predicate: 'note', value: text });
});

test('texts of any size and kind are read at once', () => {
  const odd = [
    '',
    ' \n',
    '\0\u202Eevil',
    'я живу в '.repeat(200_000),
    `I live in ${'A'.repeat(1_000_000)}`,
    ', '.repeat(500_000),
    '"'.repeat(100_000),
    'a b '.repeat(1_000),
  ];
  for (const said of odd) expect(findFacts(said).length).toBeLessThan(13);
});
