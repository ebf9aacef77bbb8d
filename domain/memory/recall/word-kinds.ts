import type { TextAnalyser } from './text-analyser.ts';

/**
 * Everyday words that stand for one another, and kinds with what is of that kind behind the colon: who asks for a sport is answered with football.
 * One of them stands for all that is left of the colon; what is right of it stands for itself.
 */
const KINDS = `
kid child son daughter toddler baby
parent mother mom mum father dad
sibling brother sister twin
relative family grandmother grandma grandfather grandpa aunt uncle cousin nephew niece: mother mom father dad brother sister son daughter kid child husband wife
spouse husband wife partner
relationship status dating: single married divorced engaged boyfriend girlfriend husband wife partner wedding breakup date
wedding marry marriage married bride groom
pet animal: dog cat puppy kitten hamster rabbit bird parrot fish turtle horse snake guinea
dog puppy
cat kitten
hobby activity pastime leisure fun unwind relax destress: paint draw pottery read swim hike camp run walk dance sing cook bake garden fish ski yoga knit sew photography game guitar piano travel cycle bike climb museum park beach
exercise workout fitness train: gym run jog yoga swim weight lift boxing kickboxing cycle bike hike walk aerobic pilate sport marathon class
sport: football soccer basketball baseball tennis hockey golf volleyball swim ski snowboard surf skate boxing karate judo taekwondo kickboxing gymnastic run marathon
martial: karate judo taekwondo kickboxing boxing jiu jitsu aikido
outdoor nature: hike camp climb fish picnic beach park forest mountain trail lake river garden kayak
instrument: guitar piano violin cello flute clarinet drum trumpet saxophone ukulele harp bass keyboard
music musician: song concert band album singer guitar piano violin jazz rock classical festival
band artist singer: concert show song music live perform
art artwork: paint draw sketch sculpture pottery photography mural abstract portrait canvas watercolor
paint draw sketch artwork
pottery clay ceramic: bowl cup pot mug vase plate
craft handmade: knit sew pottery wood jewelry crochet
food dish meal cuisine eat: pizza pasta soup salad bread cake chicken rice burger sushi cookie dessert breakfast lunch dinner ice cream
dessert sweet: cake pie cookie ice cream chocolate brownie pastry
drink beverage: coffee tea wine beer juice water smoothie
book novel read author: story chapter series fiction fantasy biography library
movie film show series watch: cinema episode actor netflix comedy thriller drama
game: chess card board video console play tournament
job work career profession occupation employ: office company boss manager position hire colleague engineer teacher nurse lawyer banker
business company startup entrepreneur venture: shop store customer client launch market brand
colleague coworker teammate
money finance financial income salary: pay cost afford bank loan debt rich poor budget price wealth save
study education degree school college university course: class student learn graduate exam major diploma
subject field major: psychology counsel engineering law medicine science art history biology math economics
country nation abroad: america usa canada mexico england britain france spain italy germany sweden norway russia china japan india australia brazil greece turkey
city town: london paris rome berlin madrid york boston chicago seattle toronto tokyo moscow
state: california florida texas oregon washington arizona nevada colorado michigan ohio minnesota
trip travel vacation holiday journey visit: flight airport hotel beach tour roadtrip
car vehicle: truck van motorcycle bike drive suv prius
home house apartment flat live: move rent neighborhood roommate
move relocate emigrate: country home town
health ill illness disease condition sick: doctor hospital pain surgery allergy asthma diabetes injury medicine diagnose
injury hurt accident: break broke sprain fall fracture
stress worry anxiety cope: relax calm overwhelm therapy
feel feeling emotion mood: happy sad excited proud grateful nervous scared anxious angry relieved thankful
happy glad excited thrilled joy
support help encourage: friend family mentor there
religion religious faith spiritual: church god pray prayer temple mosque bible
volunteer charity donate community: shelter homeless fundraiser cause help nonprofit
event: parade conference workshop festival party ceremony concert meeting show race fair gala competition fundraiser
competition contest tournament: win won prize compete award first place
gift present: give gave birthday christmas bought
buy bought purchase: shop store new got
clothes clothing wear outfit fashion: dress shirt shoe jacket hat hoodie
celebrate birthday party anniversary
holiday: christmas thanksgiving easter halloween
plan goal dream want hope future
start begin launch open
finish complete end
lose lost
meet met
disaster storm: flood earthquake fire hurricane tornado
politics political: liberal conservative vote election government rights policy
army military: soldier veteran war service base
plant garden flower: rose tree sunflower grow
symbol represent mean symbolize
personality trait attribute character: kind thoughtful caring honest driven brave patient generous
favorite best prefer love
advice suggest recommend tip
picture photo image photograph
scare afraid fear
ребенок дети сын дочь малыш
родители мать мама отец папа
семья родственники: мама папа брат сестра бабушка дедушка дядя тетя муж жена сын дочь
супруг муж жена партнер
питомец животное: собака кошка кот щенок котенок хомяк попугай рыбки кролик
собака пес щенок
кошка кот котенок
хобби увлечение занятие отдых: рисовать читать плавать бегать гулять танцевать петь готовить рыбалка вязать шить фотография игра гитара путешествия велосипед
спорт тренировка: футбол хоккей теннис баскетбол волейбол плавание лыжи бег бокс карате зал йога
инструмент: гитара пианино фортепиано скрипка флейта барабан труба саксофон
музыка: песня концерт группа альбом певец гитара джаз рок
еда блюдо кухня есть: суп салат борщ пицца паста хлеб торт курица рис пельмени каша
книга роман читать автор: рассказ история глава библиотека
фильм кино сериал: актер комедия триллер серия
работа профессия карьера должность: офис компания начальник инженер учитель врач юрист программист уволиться устроиться
деньги зарплата доход: банк кредит долг платить стоимость цена
учеба образование университет институт школа: экзамен курс студент диплом лекция
страна: россия германия франция италия испания турция китай япония америка грузия португалия
город: москва петербург лондон париж берлин рим лиссабон казань
поездка путешествие отпуск: самолет отель море пляж аэропорт экскурсия
машина автомобиль авто
дом квартира жилье: переехать аренда сосед район
здоровье болезнь заболевание: врач больница операция аллергия боль лекарство диагноз
подарок подарить: день рождения купить
купить покупка приобрести
`;

/** The terms that may stand for a term; it may be among them. */
export type WordKinds = (term: string) => readonly string[];

/** A line of the list. */
interface Line {
  readonly names: readonly string[];
  readonly text: string;
}

/**
 * Reads the list by the stems of the analyser with which texts are indexed: of each line that has a name with the first letter of what is asked for, which
 * stems keep, when it is first asked for. All of it at once would take 25 milliseconds.
 */
export function makeWordKinds({ termsOf }: Pick<TextAnalyser, 'termsOf'>): WordKinds {
  let lines: readonly Line[] | null = null;
  const byLetter = new Map<string, ReadonlyMap<string, readonly Line[]>>();
  const termsOfLine = new Map<Line, readonly string[]>();
  const namedBy = (letter: string): ReadonlyMap<string, readonly Line[]> => {
    lines ??= KINDS.trim().split('\n').map(readLine);
    const named = new Map<string, readonly Line[]>();
    for (const line of lines) {
      const terms = line.names.filter((name) => name.startsWith(letter)).flatMap(termsOf);
      for (const term of terms) named.set(term, [...(named.get(term) ?? []), line]);
    }
    return named;
  };
  return (term) => {
    const letter = term.slice(0, 1);
    const named = byLetter.get(letter) ?? namedBy(letter);
    byLetter.set(letter, named);
    const all = new Set<string>();
    for (const line of named.get(term) ?? []) {
      const terms = termsOfLine.get(line) ?? termsOf(line.text);
      termsOfLine.set(line, terms);
      for (const each of terms) all.add(each);
    }
    return [...all];
  };
}

function readLine(line: string): Line {
  const [names = '', members = ''] = line.split(':');
  return { names: names.split(' '), text: `${names} ${members}` };
}
