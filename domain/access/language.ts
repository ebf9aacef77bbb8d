/** What Parley speaks. */
export type Language = 'en' | 'ru';
