import { words } from './words.ts';

/** A kind of place that people look for. */
export interface Kind {
  readonly id: string;
  readonly sign: string;
  /** Tags of OpenStreetMap, any of which makes a place one of these: `key=value` or `key`. */
  readonly tags: readonly string[];
  readonly pattern: RegExp;
  /** As in "…within 500 m". */
  readonly called: { readonly en: string; readonly ru: string };
}

/** One kind a line: id; sign; tags; how people call it in English; in Russian; many of them in English; in Russian. The first that fits is meant. */
const TABLE = String.raw`
ice_cream ; 🍨 ; amenity=ice_cream shop=ice_cream ; ice[- ]cream|gelato|gelateria ; морожен\p{L}+ ; ice cream ; мороженое
nightclub ; 🪩 ; amenity=nightclub ; (?:night ?)?clubs? to dance|night ?clubs?|discos? ; ночн\p{L}+ клуб\p{L}*|клуб\p{L}* потанцевать|дискотек\p{L}* ; nightclubs ; ночные клубы
fast_food ; 🍔 ; amenity=fast_food ; fast food|takeaways?|take-?outs?|snack bars? ; фаст-?фуд\p{L}*|шаурмечн\p{L}+|перекусить|перекус ; fast food ; фастфуд
restaurant ; 🍽 ; amenity=restaurant ; restaurants?|restaurantes?|diners?|bistros?|brasseries?|trattorias?|pizzerias?|steak ?houses? ; ресторан\p{L}*|ресторанч\p{L}+|пиццери\p{L}+|бистро|трактир\p{L}* ; restaurants ; рестораны
bar ; 🍺 ; amenity=bar amenity=pub amenity=biergarten ; (?:wine |cocktail )?bars?|pubs?|beer gardens?|biergartens?|tap ?rooms? ; (?:пив\p{L}+ )?бар(?:а|у|ы|е|чик\p{L}*|ов|ам)?|паб\p{L}*|пивн(?:ая|ую|ые|ой|ых)|рюмочн\p{L}+ ; bars ; бары
cafe ; ☕ ; amenity=cafe ; caf[eé]s?|coffee ?(?:shops?|houses?|places?|bars?)|coffee|espresso|cappuccino|flat white|tea ?(?:rooms?|houses?) ; кафе|кафешк\p{L}+|кофе(?:йн\p{L}+)?|кофеек|чайн(?:ая|ую|ые|ой)|столов(?:ая|ую|ые|ой|ых) ; cafés ; кафе
food ; 🍽 ; amenity=restaurant amenity=cafe amenity=fast_food ; (?:places?|somewhere|something|anything|spots?|where|what) (?:good |nice |cheap |decent )?(?:for |to )?(?:eat|dine|lunch|dinner|breakfast|brunch|food)|(?:to|can (?:i|we)|could (?:i|we)|should (?:i|we)) (?:eat|dine|have (?:lunch|dinner|breakfast|brunch))|(?:lunch|dinner|breakfast|brunch|food|eateries|eatery|hungry) ; поесть|есть хочу|хочу есть|голод\p{L}+|покушать|пообедать|поужинать|позавтракать|обед\p{L}*|ужин\p{L}*|завтрак\p{L}*|(?:вкусно |где )?кормят|еда|еду|заведени\p{L}+|бизнес-?ланч\p{L}*|общепит\p{L}* ; places to eat ; места, где можно поесть
bakery ; 🥐 ; shop=bakery shop=pastry ; baker(?:y|ies)|patisseries?|cake shops?|pastr(?:y|ies) shops?|fresh bread ; пекарн\p{L}+|булочн\p{L}+|кондитерск\p{L}+|свежий хлеб ; bakeries ; пекарни
supermarket ; 🛒 ; shop=supermarket shop=convenience shop=grocery ; supermarkets?|grocer(?:y|ies)(?: (?:stores?|shops?))?|convenience (?:stores?|shops?)|corner shops?|food (?:stores?|shops?)|mini ?markets? ; супермаркет\p{L}*|продукт\p{L}+|продуктов\p{L}+|гастроном\p{L}*|минимаркет\p{L}*|универсам\p{L}* ; supermarkets ; продуктовые магазины
alcohol ; 🍷 ; shop=alcohol shop=wine shop=beverages ; liquor (?:stores?|shops?)|wine shops?|off-licences?|bottle shops? ; алкомаркет\p{L}*|винн\p{L}+ магазин\p{L}*|разливн\p{L}+ ; liquor shops ; винные магазины
pharmacy ; 💊 ; amenity=pharmacy healthcare=pharmacy ; pharmac(?:y|ies)|drug ?stores?|chemist'?s?|apothek\p{L}* ; аптек\p{L}*|аптечн\p{L}+ ; pharmacies ; аптеки
charging ; 🔌 ; amenity=charging_station ; (?:ev |electric (?:car |vehicle )?|tesla |car )?charg(?:ing (?:stations?|points?|spots?)|ers?(?: for (?:my|an?) (?:car|ev|electric car))?) ; (?:электро)?зарядн\p{L}+ станци\p{L}+|зарядк\p{L}+ (?:для|электро)\p{L}*|электрозаправк\p{L}+|зарядить (?:машину|электромобиль|теслу) ; charging stations ; зарядные станции
fuel ; ⛽ ; amenity=fuel ; gas(?:oline)? stations?|petrol(?: (?:stations?|pumps?))?|filling stations?|fuel(?:ing)?(?: stations?)?|refuel|get petrol|servos? ; заправк\p{L}+|заправочн\p{L}+|азс|бензин\p{L}*|бензоколонк\p{L}+|заправиться ; petrol stations ; заправки
car_wash ; 🚿 ; amenity=car_wash ; car ?wash(?:es)? ; автомойк\p{L}+|мойк\p{L}+|помыть машину ; car washes ; автомойки
car_repair ; 🔧 ; shop=car_repair shop=tyres ; car repairs?|garages?|mechanics?|auto repairs?|tyre (?:shops?|repair)|tire (?:shops?|repair) ; автосервис\p{L}*|шиномонтаж\p{L}*|сто|автомастерск\p{L}+ ; car repair shops ; автосервисы
parking ; 🅿️ ; amenity=parking ; parking(?: (?:lots?|spots?|spaces?|garages?))?|car parks?|park (?:my|the) car|place to park ; парковк\p{L}+|паркинг\p{L}*|стоянк\p{L}+|припарковаться|запарковаться|поставить машину ; car parks ; парковки
atm ; 🏧 ; amenity=atm ; atms?|(?:get|take out|need|some) cash|cash ?(?:points?|machines?)|cash dispensers?|withdraw (?:cash|money) ; банкомат\p{L}*|снять (?:наличные|деньги|наличку) ; cash machines ; банкоматы
exchange ; 💱 ; amenity=bureau_de_change ; (?:currency|money) exchanges?|bureaux? de change|exchange (?:money|currency|euros|dollars) ; обмен\p{L}* (?:валют\p{L}*|денег)|обменник\p{L}*|обменять (?:деньги|валюту|доллары|евро) ; currency exchanges ; обменники
bank ; 🏦 ; amenity=bank ; banks?|bank branch(?:es)? ; банк(?:а|и|е|у|ов)?|отделени\p{L}+ (?:\p{L}*банк\p{L}*|сбера|втб|альф\p{L}+|тинькофф)|сбер(?:а|банк\p{L}{0,2})? ; banks ; банки
hospital ; 🏥 ; amenity=hospital ; hospitals?|emergency rooms?|a&e ; больниц\p{L}+|госпитал\p{L}+|травмпункт\p{L}* ; hospitals ; больницы
dentist ; 🦷 ; amenity=dentist healthcare=dentist ; dentists?|dental (?:clinics?|surger(?:y|ies)) ; стоматолог\p{L}*|зубн\p{L}+ ; dentists ; стоматологии
vet ; 🐾 ; amenity=veterinary ; vets?|veterinar\p{L}+|animal (?:clinics?|hospitals?) ; ветеринар\p{L}*|ветклиник\p{L}+ ; vets ; ветклиники
doctor ; 🩺 ; amenity=clinic amenity=doctors ; doctors?(?:'s)?|clinics?|gp|medical cent(?:er|re)s?|physicians? ; клиник\p{L}+|поликлиник\p{L}+|врач\p{L}*|медцентр\p{L}* ; doctors ; клиники
museum ; 🏛 ; tourism=museum ; museums? ; музе(?:й|я|и|ев|ю|ем|йчик) ; museums ; музеи
gallery ; 🖼 ; tourism=gallery ; (?:art )?galler(?:y|ies)|exhibitions? ; (?:картинн\p{L}+ )?галере\p{L}+|выставк\p{L}+ ; galleries ; галереи
theatre ; 🎭 ; amenity=theatre ; theat(?:re|er)s?|opera houses? ; театр\p{L}* ; theatres ; театры
cinema ; 🎬 ; amenity=cinema ; cinemas?|movie (?:theat(?:re|er)s?|houses?)|multiplex(?:es)? ; кинотеатр\p{L}*|кино ; cinemas ; кинотеатры
library ; 📚 ; amenity=library ; (?:public )?librar(?:y|ies) ; библиотек\p{L}* ; libraries ; библиотеки
playground ; 🛝 ; leisure=playground ; play ?grounds?|swings and slides ; детск\p{L}+ площадк\p{L}*|площадк\p{L}+ (?:с|для) (?:качел|горк|дет)\p{L}+|качел\p{L}+ ; playgrounds ; детские площадки
dog_park ; 🐕 ; leisure=dog_park ; dog (?:parks?|runs?) ; площадк\p{L}+ для собак|погулять с собакой|выгул\p{L}* ; dog parks ; площадки для собак
park ; 🌳 ; leisure=park leisure=garden ; (?:public )?parks?|(?:public |botanic(?:al)? )gardens? ; парк(?:а|и|е|у|ом|ов)?|сквер\p{L}* ; parks ; парки
hostel ; 🛏 ; tourism=hostel ; hostels? ; хостел\p{L}* ; hostels ; хостелы
hotel ; 🏨 ; tourism=hotel tourism=guest_house tourism=motel ; hotels?|motels?|guest ?houses?|bed and breakfasts?|b&bs?|place to (?:stay|sleep) ; отел(?:ь|я|и|е|ей|ю)|гостиниц\p{L}*|переночевать|ночлег\p{L}* ; hotels ; гостиницы
toilets ; 🚻 ; amenity=toilets ; (?:public )?(?:toilets?|restrooms?|bathrooms?|loos?|wc|lavator(?:y|ies)) ; туалет\p{L}*|уборн\p{L}+ ; toilets ; туалеты
drinking_water ; 🚰 ; amenity=drinking_water ; drinking (?:water|fountains?)|water fountains?|refill my bottle ; питьев\p{L}+ (?:вод\p{L}+|фонтан\p{L}*)|набрать воды ; drinking water ; питьевая вода
post ; 📮 ; amenity=post_office ; post ?offices?|(?:post|letter|mail) ?box(?:es)?|send a (?:parcel|letter|package) ; почт(?:а|у|ы|е|овое отделение|овые отделения)|отправить (?:посылку|письмо) ; post offices ; почтовые отделения
parcel ; 📦 ; amenity=parcel_locker ; parcel (?:lockers?|machines?|stations?)|packstation\p{L}*|pick-?up points? ; постамат\p{L}*|пункт\p{L}* выдачи|пвз ; parcel lockers ; постаматы
police ; 👮 ; amenity=police ; police(?: stations?)? ; полици\p{L}+|отделени\p{L}+ полиции ; police stations ; отделения полиции
hairdresser ; 💇 ; shop=hairdresser ; hair ?dressers?|barbers?(?:hops?)?|barber shops?|hair ?cuts?|hair salons? ; парикмахерск\p{L}+|барбершоп\p{L}*|подстричься|постричься|стрижк\p{L}+ ; hairdressers ; парикмахерские
beauty ; 💅 ; shop=beauty ; beauty (?:salons?|parlou?rs?)|nail (?:salons?|bars?)|manicures? ; салон\p{L}* красоты|маникюр\p{L}* ; beauty salons ; салоны красоты
gym ; 🏋️ ; leisure=fitness_centre leisure=sports_centre ; gyms?|fitness (?:cent(?:er|re)s?|clubs?|studios?)|sports cent(?:er|re)s? ; фитнес\p{L}*|спортзал\p{L}*|тренаж[её]рн\p{L}+|качалк\p{L}+ ; gyms ; фитнес-клубы
pool ; 🏊 ; leisure=swimming_pool leisure=water_park leisure=swimming_area ; (?:swimming )?pools?|place to swim|go for a swim|water ?parks? ; бассейн\p{L}*|поплавать|аквапарк\p{L}* ; swimming pools ; бассейны
sauna ; 🧖 ; leisure=sauna amenity=public_bath ; saunas?|spas?|bath ?houses?|hammams? ; саун\p{L}+|бан(?:я|ю|и|е)|спа ; saunas ; бани и сауны
beach ; 🏖 ; natural=beach ; beach(?:es)? ; пляж\p{L}* ; beaches ; пляжи
metro ; 🚇 ; station=subway railway=station ; (?:metro|subway|underground|tube|train|railway|u-bahn|s-bahn) stations?|nearest (?:metro|subway|tube|u-bahn) ; станци\p{L}+(?: метро)?|(?:ближайш\p{L}+ )метро|вокзал\p{L}* ; stations ; станции
bus_stop ; 🚏 ; highway=bus_stop railway=tram_stop ; (?:bus|tram)(?: |-)?stops? ; (?:автобусн\p{L}+ |трамвайн\p{L}+ )?остановк\p{L}+ ; stops ; остановки
taxi ; 🚕 ; amenity=taxi ; taxi (?:ranks?|stands?) ; стоянк\p{L}+ такси ; taxi ranks ; стоянки такси
bicycle_rental ; 🚲 ; amenity=bicycle_rental ; (?:bike|bicycle) (?:rentals?|hire|shares?)|rent a (?:bike|bicycle)|hire a bike ; велопрокат\p{L}*|прокат\p{L}* велосипед\p{L}*|взять велосипед ; bike rentals ; велопрокаты
bicycle ; 🚲 ; shop=bicycle ; (?:bike|bicycle) (?:shops?|stores?|repairs?) ; веломагазин\p{L}*|веломастерск\p{L}+|велоремонт\p{L}*|ремонт\p{L}* велосипед\p{L}* ; bike shops ; веломагазины
laundry ; 🧺 ; shop=laundry shop=dry_cleaning ; laund(?:ry|ries|romats?|erettes?)|dry ?cleaners?|dry cleaning ; прачечн\p{L}+|химчистк\p{L}+ ; laundries ; прачечные
mall ; 🛍 ; shop=mall shop=department_store ; (?:shopping )?malls?|shopping cent(?:er|re)s?|department stores? ; торгов\p{L}+ центр\p{L}*|тц|трц|молл\p{L}*|универмаг\p{L}* ; shopping centres ; торговые центры
market ; 🥕 ; amenity=marketplace ; (?:farmers'? |flea |street |food )markets?|market ?places? ; рынок|рынк(?:а|и|е|у|ов)|барахолк\p{L}+ ; markets ; рынки
books ; 📖 ; shop=books ; book ?(?:shops?|stores?) ; книжн\p{L}+(?: магазин\p{L}*)? ; bookshops ; книжные магазины
florist ; 💐 ; shop=florist ; florists?|flower shops?|buy (?:some )?flowers ; цвет(?:ы|очн\p{L}+)|букет\p{L}* ; florists ; цветочные магазины
electronics ; 🔋 ; shop=electronics shop=mobile_phone shop=computer ; electronics (?:shops?|stores?)|sim ?cards?|phone (?:shops?|stores?|repair)|computer (?:shops?|stores?) ; магазин\p{L}* (?:электроник|техник)\p{L}+|салон\p{L}* связи|сим-?карт\p{L}*|симк\p{L}+|ремонт\p{L}* телефон\p{L}* ; electronics shops ; магазины электроники
clothes ; 👕 ; shop=clothes shop=shoes ; (?:clothes|clothing|shoe) (?:shops?|stores?) ; магазин\p{L}* (?:одежд|обув)\p{L}+ ; clothes shops ; магазины одежды
hardware ; 🔨 ; shop=hardware shop=doityourself ; hardware (?:shops?|stores?)|diy (?:shops?|stores?) ; хозяйственн\p{L}+|хозмаг\p{L}*|стройматериал\p{L}*|строительн\p{L}+ магазин\p{L}* ; hardware shops ; хозяйственные магазины
optician ; 👓 ; shop=optician ; opticians?|glasses shops? ; оптик(?:а|у|и|е) ; opticians ; оптики
pet ; 🐶 ; shop=pet ; pet (?:shops?|stores?) ; зоомагазин\p{L}*|зоотовар\p{L}* ; pet shops ; зоомагазины
worship ; ⛪ ; amenity=place_of_worship ; church(?:es)?|mosques?|synagogues?|cathedrals?|temples?|place to pray ; церк(?:овь|ви|вей)|храм(?:а|ы|ов|у)?|мечет\p{L}+|синагог\p{L}+|собор(?:а|ы|ов)? ; places of worship ; храмы
zoo ; 🦁 ; tourism=zoo tourism=aquarium ; zoos?|aquariums? ; зоопарк\p{L}*|океанариум\p{L}* ; zoos ; зоопарки
sight ; 📸 ; tourism=attraction tourism=viewpoint historic=monument ; sights?|sight-?seeing|attractions?|viewpoints?|landmarks?|things to (?:see|do)|monuments? ; достопримечательност\p{L}+|смотров\p{L}+(?: площадк\p{L}+)?|памятник\p{L}*|что (?:есть )?(?:интересного )?посмотреть|интересн\p{L}+ мест\p{L}*|куда сходить ; sights ; достопримечательности
planetarium ; 🪐 ; amenity=planetarium ; planetari(?:um|a|ums) ; планетари\p{L}+ ; planetariums ; планетарии
rink ; ⛸ ; leisure=ice_rink ; (?:ice|skating) rinks?|place to skate ; кат(?:ок|ка|ки|ке|ков)|покататься на коньках ; ice rinks ; катки
bowling ; 🎳 ; leisure=bowling_alley ; bowling(?: alleys?)? ; боулинг\p{L}* ; bowling alleys ; боулинги
karaoke ; 🎤 ; amenity=karaoke_box ; karaoke(?: bars?)? ; караоке ; karaoke bars ; караоке
hookah ; 💨 ; amenity=hookah_lounge ; hookah (?:bars?|lounges?|places?)|shisha(?: bars?)? ; кальян\p{L}+ ; hookah lounges ; кальянные
tailor ; 🧵 ; shop=tailor craft=tailor craft=dressmaker ; tailors?|alterations ; ателье|подшить|ушить ; tailors ; ателье
shoe_repair ; 👞 ; shop=shoe_repair craft=shoemaker ; cobblers?|shoe repairs?|shoemakers? ; ремонт\p{L}* обуви|сапожн\p{L}+ ; shoe repairs ; ремонт обуви
locksmith ; 🔑 ; shop=locksmith craft=key_cutter ; locksmiths?|key (?:cutting|cutters?)|(?:copy|cut) (?:a |my )?keys? ; изготовлени\p{L}+ ключей|сделать (?:дубликат|копию) ключ\p{L}+|дубликат\p{L}* ключ\p{L}+ ; locksmiths ; изготовление ключей
luggage ; 🧳 ; amenity=luggage_locker amenity=left_luggage ; (?:left luggage|luggage (?:storage|lockers?)|store my (?:luggage|bags?)|leave my (?:luggage|bags?|suitcase)) ; камер\p{L}+ хранения|оставить (?:вещи|багаж|чемодан\p{L}*) ; luggage storage ; камеры хранения
information ; ℹ️ ; information=office ; tourist (?:information|info|offices?)(?: (?:cent(?:er|re)s?|offices?|points?))?|visitor cent(?:er|re)s? ; турист\p{L}+ (?:информационн\p{L}+ )?центр\p{L}* ; tourist offices ; туристические центры
car_rental ; 🚗 ; amenity=car_rental ; (?:car|van) (?:rentals?|hire)|(?:rent|hire) a (?:car|van) ; прокат\p{L}* (?:авто|машин)\p{L}*|аренд\p{L}+ (?:авто|машин)\p{L}*|взять машину напрокат ; car rentals ; прокаты автомобилей
campsite ; ⛺ ; tourism=camp_site tourism=caravan_site ; camp ?(?:sites?|grounds?)|pitch (?:a|our|my) tent ; кемпинг\p{L}*|поставить палатку ; campsites ; кемпинги
toys ; 🧸 ; shop=toys ; toy (?:shops?|stores?) ; магазин\p{L}* игрушек|игрушк\p{L}+ ; toy shops ; магазины игрушек
stationery ; ✏️ ; shop=stationery ; stationer(?:y|s|'s)(?: (?:shops?|stores?))? ; канцтовар\p{L}*|канцеляр\p{L}+ ; stationers ; канцтовары
second_hand ; 👚 ; shop=second_hand shop=charity ; second[- ]?hand (?:shops?|stores?)|thrift (?:shops?|stores?)|charity shops? ; секонд-?хенд\p{L}*|комиссионк\p{L}+ ; second-hand shops ; секонд-хенды
butcher ; 🥩 ; shop=butcher ; butchers?(?:'s)?(?: shops?)? ; мясн\p{L}+ (?:лавк|магазин)\p{L}* ; butchers ; мясные лавки
government ; 🏢 ; office=government amenity=townhall ; town ?halls?|city halls?|government offices?|registry offices? ; мфц|паспортн\p{L}+ стол\p{L}*|загс\p{L}*|мэри\p{L}+|администраци\p{L}+ ; government offices ; государственные учреждения
embassy ; 🏳️ ; office=diplomatic ; embass(?:y|ies)|consulates? ; посольств\p{L}+|консульств\p{L}+ ; embassies ; посольства
stadium ; 🏟 ; leisure=stadium ; stadiums?|stadia ; стадион\p{L}* ; stadiums ; стадионы
copy ; 🖨 ; shop=copyshop ; copy ?shops?|print ?shops?|print something ; копицентр\p{L}*|распечатать|копировальн\p{L}+ ; copy shops ; копицентры
coworking ; 💻 ; amenity=coworking_space office=coworking ; co-?working(?: spaces?)? ; коворкинг\p{L}* ; coworking spaces ; коворкинги
shop ; 🛍 ; shop ; shops?|stores? ; магазин\p{L}* ; shops ; магазины
`;

export const KINDS: readonly Kind[] = TABLE.trim()
  .split('\n')
  .map((line) => {
    const [id = '', sign = '', tags = '', english = '', russian = '', en = '', ru = ''] = line.split(' ; ');
    return { id, sign, tags: tags.split(' '), pattern: words(`${english}|${russian}`), called: { en, ru } };
  });

/** Null: there is no such kind any more. */
export function kindOf(id: string): Kind | null {
  return KINDS.find((kind) => kind.id === id) ?? null;
}
