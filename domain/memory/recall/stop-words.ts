const ENGLISH = `a an the and or but if then else of at by for with about against between into through during before after above below to from up down in
out on off over under again further once here there all any both each few more most other some such no nor not only own same so than too very can will
just don should now i me my myself we our ours ourselves you your yours yourself he him his himself she her hers herself it its itself they them their
theirs themselves what which who whom whose this that these those am is are was were be been being have has had having do does did doing would could
shall may might must when where why how im ive id ill youre youve youll thats its dont didnt doesnt isnt wasnt arent cant couldnt wouldnt wont hasnt
havent lets hes shes theyre weve whats also yeah oh wow hey hi hello thanks thank really s t re ve ll d m get got gonna`;

const RUSSIAN = `и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по только ее мне было вот от меня еще нет о из ему
теперь когда даже ну вдруг ли если уже или ни быть был него до вас нибудь опять уж вам ведь там потом себя ничего ей может они тут где есть надо ней для
мы тебя их чем была сам чтоб без будто чего раз тоже себе под будет ж тогда кто этот того потому этого какой какая какое какие каких совсем ним здесь этом
почти мой моя мое мои тем чтобы нее были куда зачем всех никогда можно при об другой хоть после над больше тот через эти нас про всего них много разве эту
моей моего впрочем хорошо свою этой перед иногда лучше чуть том нельзя такой им более всегда конечно всю между это привет спасибо пожалуйста ага угу ой`;

/** Words that say nothing of what a text is about, without apostrophes and with е for ё. */
export const STOP_WORDS: ReadonlySet<string> = new Set(`${ENGLISH} ${RUSSIAN}`.split(/\s+/));
