/**
 * Kinds of words that say what a message is about. Each word stands for all that begin with it; with a dollar sign only for itself. A rare word of a
 * kind is then as telling as a common one. What is in the wrong kind does little harm: what a kind says is learned.
 */
const KINDS: Readonly<Record<string, string>> = {
  craft: `
    депло выкат накат откат катим кати$ коммит комить закомм мерж мердж смерж смердж ребейз реверт пуш запуш пулл пул$ гит$ гитхаб гитлаб
    репозитор репа$ репе$ репу$ репы$ ветк бранч докер контейнер кубер под$ нжинкс nginx сервер сервак серв$ бэк бек$ бекенд фронт апи api
    ручк эндпоинт endpoint вебхук webhook бд$ субд постгрес postgres редис redis монго mysql sql скл$ дамп миграци индекс лог$ логи$ логах$
    логов$ логам$ логе$ логирован трейс стектрейс конфиг сборк сборщик билд ci$ cd$ пайплайн линт lint баг$ баги$ баге$ багов$ бага$ фикс
    хотфикс рефактор дебаж отлад скрипт код$ кода$ коде$ коду$ кодов кодом исходник файл папк каталог$ каталоге$ каталога$ директори архив
    сайт верстк лендинг админк дашборд кнопк форма$ форму$ форме$ формы$ поле$ поля$ страниц таблиц колонк столб табличк json csv xml yaml
    pdf пдф эксел excel html css бот$ бота$ боту$ боте$ парсер модул класс$ класса$ классе$ функци метод$ метода$ методе$ переменн константа
    константу регуляр компонент либ$ либа$ либу$ библиотек зависимост пакет npm pip node нода$ питон python джаваскрипт тайпскрипт реакт
    react терминал консол баш$ bash ssh ссш крон$ cron порт$ порта$ портов$ порту$ домен сертификат ssl токен ключ$ ключи$ продакшн прод$
    проде$ прода$ стейдж стенд дев$ стейт релиз верси тикет ишью issue задач джир jira пр$ pr$ мр$ mr$ ревью кеш кэш ошибк exception эксепш
    падает упал$ упала$ падают крашит вылета тормозит виснет зависа утечк таймаут процесс джоб воркер очеред бекап диск$ диска$ диске$
    образ$ виртуалк хост$ хостинг впн vpn линукс linux ubuntu убунт deploy commit merge rebase revert push pull git repo branch docker
    container kubern server backend frontend database db$ dump migrat index$ indices log$ logs$ logging trace stack$ config build$ builds$
    compil bug$ bugs$ fix$ fixes$ fixed$ hotfix refactor debug script code$ codebase source$ file$ files$ folder director archive zip$ tar$
    site$ website webpage button form$ forms$ field dropdown page$ pages$ table$ column row$ rows$ bot$ parser module class$ classes$
    function method variable constant regex component librar dependenc package$ packages$ typescript javascript terminal console shell$
    port$ ports$ domain$ certificate token production prod$ staging release version ticket review cache error crash timeout leak process$
    job$ jobs$ worker queue backup disk partition vm$ host$ hosting request$ query queries schema test$ tests$ unittest тест$ тесты$ тестов$
    тестах$ тестам$ тесте$ автотест app$ интерфейс софт$ прилож feature фич импорт$ экспорт$ выгрузк import$ export$ логин$ login$ signup
    checkout корзин чекаут парол password`,
  doing: `
    почини исправ поправ пофикс фикс$ разбер выясн глян чекн провер посмотр добав убер$ убери$ удал снес сотр очист почист перенес переим
    перепиш передел доработ допил запил впил выпил прикрут накат откат разверн подним запуст перезапуст рестарт останов собер$ собери$
    сборк$ установ постав$ поставь$ поставьте$ обнов настро подключ отключ включи$ выключ залей$ залить$ выгруз загруз скач скопир распак
    запак сожми$ архивир отсортир сгенер напиш$ напиши$ создай$ создать$ сдела$ сделай$ вынес разбей$ объедин раздел замен поменя измени$
    сравн найд$ найди$ поищ покаж выведи$ подсчит посчит прогон оптимиз ускор закрой$ открой$ вытащ спарс пересобер верн$ верни$ fix$ repair
    debug check$ look$ inspect investigate add$ remove$ delete$ clean move$ rename rewrite refactor update$ upgrade install set$ configure
    run$ rerun restart start$ stop$ kill$ build$ deploy push$ merge$ create$ make$ write$ generate$ implement find$ search$ show$ list$
    count$ print$ sort$ replace$ change$ convert$ extract$ copy$ compress$ download$ upload$ open$ close$ split$ compare$ optimi speed$
    roll$ revert$ put$ hide$ swap$`,
  nudge: `
    напомн напомин будильник разбуд буди$ таймер засек маякн пинган толкн дерн пни$ предупред забыть$ забуду$ забыл$ забыла$ оповест
    проснуть проспа remind remember$ alarm wake$ timer snooze forget$ nudge ping$ poke$ alert$ notify countdown`,
  when: `
    завтра послезавтра сегодня вечер утро утра днем ночью полдень полдн полноч понедельник вторник среду$ среда$ четверг пятниц суббот
    воскресен выходн недел месяц час$ часа$ часов$ часик часу$ минут полчаса пол$ январ феврал март$ марта$ апрел мая$ мае$ июн июл август
    сентябр октябр ноябр декабр числа$ обед$ обеда$ обеду$ tomorrow today tonight morning evening afternoon noon midnight monday tuesday
    wednesday thursday friday saturday sunday weekend week$ weeks$ month hour$ hours$ minute$ minutes$ mins$ min$ januar februar april june
    july august septemb octob novemb decemb am$ pm$ oclock lunch$ tmrw`,
  diary: `
    календар встреч встрет созвон планерк расписан собрани совещан прием$ приема$ записан$ записана$ запиши$ накладк переговорк свободен$
    свободна$ занят$ занята$ занято$ отпуск$ отпуска$ событи мероприят пригласи приглашен назнач планы$ планам$ собес$ демо$ ретро$ вебинар
    calendar meeting appointment schedul reschedul standup agenda invite invitation busy$ free$ slot$ event booked$ dentist planned$ offsite`,
  nearby: `
    рядом поблизости ближайш ближе поближе неподалеку недалеко тут$ здесь$ отсюда окрестност районе$ около$ пешком центре$ углу$ соседн
    столик веранд рейтинг отзыв открыт$ открыта$ открыто$ закрыва near closest around$ here$ walking downtown neighborhood local$ vicinity
    reservation reserve$ rated$ ratings$ reviews$`,
  venue: `
    кафе$ кофейн ресторан бар$ бара$ бары$ баров$ паб$ пицц суши$ шаурм хинкальн бургер столов аптек банкомат банк$ гостиниц отел хостел
    парковк припарк заправк шиномонтаж автосерв магазин супермаркет торгов музе театр$ кинотеатр кино$ парк$ парка$ спортзал бассейн фитнес
    больниц поликлиник травмпункт стоматолог ветеринар ветклиник барбершоп парикмахер метро$ остановк вокзал аэропорт почт мфц$ прачечн
    коворкинг пекарн булочн библиотек$ книжн поесть$ перекус поужина позавтрака пообеда cafe coffee$ restaurant bar$ bars$ pub$ pizza sushi
    burger diner$ bakery pharmacy drugstore atm$ bank$ hotel$ hostel$ parking$ park$ gas$ garage$ shop$ store$ supermarket mall$ museum
    theater cinema gym$ pool$ hospital clinic vet$ barber subway station$ airport laundromat brunch eat$ dine$ dining steakhouse tapas ramen`,
  papers: `
    заметк записк записях$ записи$ записал записано$ записывал документ договор контракт регламент вики$ инструкц памятк руководств протокол
    конспект ранбук бумаг презентац отчет$ смет политик справочник загруж скидывал присыл прислал$ база знаний$ note$ notes$ document
    contract lease$ policy policies handbook wiki$ manual$ guide$ guideline minutes$ runbook papers$ pdf$ uploaded$ saved$ knowledge
    paragraph clause`,
  mine: `
    мне$ меня$ мой$ моя$ мои$ моем$ моих$ мою$ моего$ нас$ наш$ наша$ наши$ нашем$ наших$ нашу$ нашего$ нам$ себе$ my$ our$ me$ mine$ us$
    we$ ours$ i$ im$ я$ мы$`,
  asking: `
    что$ чего$ че$ как$ почему$ зачем$ кто$ кого$ кому$ чем$ где$ куда$ откуда$ когда$ сколько$ какой$ какая$ какие$ какое$ каких$ каком$
    отчего$ правда$ ли$ разве$ чей$ чья$ what$ whats$ how$ why$ who$ whos$ where$ wheres$ when$ whens$ which$ is$ are$ does$ do$ did$ can$
    should$ would$ was$ were$`,
  general: `
    вообще обычно бывает$ бывают$ такое$ такой$ значит$ означает$ принято$ люд человек$ мире$ мир$ истори придум объясни$ расскаж посовет
    совет$ лучше$ стоит$ правда$ разниц отлича отличие$ считается$ смысл$ слово$ слова$ слову$ слов$ фраз стих анекдот шутк рифм сказк
    поздравл тост$ перевед нормально$ полезн вредно опасно можно$ книг фильм сериал музык песн программист разработчик айтишник тимлид
    usually generally people$ person$ mean$ means$ meaning history world$ invented$ explain$ tell$ advice better$ best$ differ worth$ word$
    words$ phrase poem joke rhyme story toast$ normal$ healthy dangerous safe$ book$ books$ movie film song music programmer$ programmers$
    developer$ developers$ engineer$ engineers$ called$ famous$ ever$ typical average$`,
  food: `
    еда$ еды$ еду$ суп$ супа$ борщ гречк рис$ риса$ мяс курин куриц рыб$ рыба рыбу рыбы яйц яиц торт пирог блин салат сыр$ сыра$ хлеб овощ
    фрукт яблок картош картоф помидор огурц кабачк творог молок чай$ чая$ кофе$ вино$ вина$ пиво$ сахар соль$ соли$ сковород кастрюл духовк
    рецепт приготов готовить свар жарить пожар варить испеч печь вкусн калори диет витамин белк жир$ food$ soup beef pork chicken fish$ egg$
    eggs$ cake pie$ pancake salad cheese bread vegetable fruit apple potato tomato zucchini milk tea$ wine$ sugar salt$ butter rice$ pasta
    oven$ pan$ recipe cook bake baking grill fry$ boil taste tasty delicious calorie diet$ vitamin protein ingredient spicy flavor`,
  body: `
    здоров болит боль$ боли$ голов спин$ спина спину живот зуб$ зубы$ зубн сердц глаз$ глаза$ волос кож нос$ руки$ ноги$ кров давлен
    температур грипп ковид прививк вакцин лекарств врач симптом болезн аллерг сон$ сна$ спать высып усталост похуд трениров спорт мышц дыхан
    икот сны$ снят приснил health hurt pain ache head$ headache back$ tooth teeth heart eye$ eyes$ hair$ skin$ nose blood fever flu$ covid
    vaccin medicine doctor symptom disease allerg sleep$ asleep tired weight muscle exercis workout breath hiccup dream pregnan`,
  family: `
    мама$ маме$ маму$ мамы$ мамин папа$ папе$ папу$ брат$ брату$ брата$ сестр бабушк дедушк тет$ тетя$ тетю$ дядя$ муж$ мужа$ мужу$ жена$
    жене$ женой$ жену$ сын$ сына$ сыну$ дочк дочер дочь$ ребен дети$ детей$ детям$ детьми$ друг$ друга$ друзья$ подруг девушк парен сосед
    свадьб юбиле подар любов влюб отношени ссор поссор развод mom$ mum$ mother dad$ father brother sister grandma grandpa aunt uncle husband
    wife son$ daughter kid$ kids$ child baby friend$ friends$ girlfriend boyfriend neighbor neighbour wedding birthday gift$ present$ love$
    relationship divorce argue dating`,
  nature: `
    кот$ кота$ коту$ кошк котен собак щен пес$ медвед тигр лев$ льв волк змея змеи змей птиц пингвин акул кит$ киты$ слон обезьян лошад
    коров муравь пчел паук насеком дерев цветок цветы$ цветов лес$ леса$ море$ моря$ океан гор$ горы$ река$ реки$ вулкан погод дожд снег
    солнц луна$ луны$ звезд планет марс$ марсе$ космос вселенн черн атом физик хими биолог эволюц динозавр климат cat$ cats$ dog$ dogs$
    puppy bear$ tiger lion wolf snake bird penguin shark whale elephant monkey horse cow$ cows$ ant$ ants$ bee$ bees$ spider insect tree$
    trees$ flower forest sea$ ocean mountain river volcano weather rain snow sun$ moon star$ stars$ planet mars$ space$ universe black$ atom
    physics chemistry biology evolution dinosaur climate earth`,
  land: `
    страна$ страны$ стране$ столиц город$ города$ городе$ росси москв петербург париж лондон берлин япони китай китая америк франц итали
    испани германи африк европ турци греци инд визу$ виза$ визы$ путешеств поездк отдых курорт туризм турист население границ войн$ война
    войны импери римск цар$ царь$ король короля президент революц пушкин толст чехов достоевск наполеон эйнштейн моцарт country countries
    capital city$ cities$ russia moscow paris$ london berlin japan china america france italy spain germany africa europe turkey greece
    india mexico brazil visa$ travel trip$ vacation tourist population border war$ wars$ empire roman king$ queen president revolution
    shakespeare napoleon einstein mozart`,
  arts: `
    роман$ романа$ романе$ повест писател поэт$ поэзи литератур картин$ картина художник живопис музе песня песню песни гитар пианино
    оркестр опера$ балет актер режиссер актрис сериал мульт аниме кино$ сюжет персонаж герой$ героя$ игра$ игры$ игре$ шахмат футбол хоккей
    теннис олимпи чемпион матч$ novel author poet literature painting painter artist guitar piano orchestra opera ballet actor actress
    director$ series$ anime plot$ character hero game$ games$ chess football soccer hockey tennis olympic champion match$`,
  school: `
    школ универ институт экзамен егэ$ урок учеб учит выучить студент диплом$ диплома$ курсов сочинени эссе$ реферат математик истории$
    географ грамматик запят предложени$ орфограф английск немецк французск русск латын преподав лекци задачу$ уравнен формул теорем school
    university college exam homework lesson study student essay math history$ geography grammar comma spelling spell$ english$ german$
    french$ spanish$ latin$ teacher lecture equation formula theorem sentence paragraph`,
  money: `
    деньг$ деньги денег зарплат кредит ипотек вклад$ банковск налог акци$ акции инвест крипт биткоин биткойн доллар евро$ рубл$ рублей курс$
    курса$ инфляц бюджет пенси страхов$ страховк цена$ цены$ сколько стоит копить экономи бизнес стартап карьер работодат начальник коллег
    резюме собеседован увол money salary credit loan mortgage savings bank$ tax$ taxes$ stock$ stocks$ invest crypto bitcoin dollar euro$
    inflation budget pension insurance price$ prices$ cost$ costs$ business startup career boss$ colleague coworker resume interview quit$
    rent$`,
  feeling: `
    груст скучн страшн боюс боит волну тревож счаст рад$ рада$ устал злю$ злюсь ненавиж люблю нрав обид стыд одинок мотив настроен надоел
    выгор плач смех смешн весел прикол класс$ круто$ супер$ спасибо пасиб благодар привет здаров здравств пока$ прощай ладно$ понял$ поняла$
    ясно$ согласен согласна думаешь считаешь кажется ты$ тебе$ тебя$ твой$ твое$ твоя$ твои$ sad$ bored scared afraid worried nervous happy
    glad angry hate lonely mood$ motivat upset ashamed proud funny fun$ cool$ nice$ awesome thank thx hello hi$ hey$ bye$ goodbye ok$ okay$
    agree disagree think$ feel you$ your$ youre$ u$`,
};

const SHORTEST = 3;
const LONGEST = 12;

const KINDS_OF = indexed();

/** The kinds that a word is of, in lower case and with е for ё; most words are of none, some of several. */
export function kindsOfWord(word: string): readonly string[] {
  const found = new Set<string>(KINDS_OF.get(`${word}$`));
  for (let end = SHORTEST; end <= Math.min(LONGEST, word.length); end += 1) {
    for (const kind of KINDS_OF.get(word.slice(0, end)) ?? []) found.add(kind);
  }
  return [...found];
}

function indexed(): ReadonlyMap<string, readonly string[]> {
  const kindsOf = new Map<string, string[]>();
  for (const [kind, words] of Object.entries(KINDS)) {
    for (const word of words.trim().split(/\s+/u)) kindsOf.set(word, [...(kindsOf.get(word) ?? []), kind]);
  }
  return kindsOf;
}
