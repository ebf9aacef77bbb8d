import { CARDINAL } from './numbers.ts';

/** An hour in words, as a part of a pattern. */
export const HOUR_WORD = `${CARDINAL}|час`;

/** What says whether an hour is one of the morning or of the evening. */
export const PART_OF_DAY = 'a\\.?m\\.?|p\\.?m\\.?|in the morning|in the afternoon|in the evening|at night|утра|дня|вечера|ночи';
