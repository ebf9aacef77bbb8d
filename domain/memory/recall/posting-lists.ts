import { makeGrowingIntegers } from './growing-integers.ts';
import { makeRooms } from './rooms.ts';

const FIRST_ROOM = 4;

/** Lists of 32-bit integers, numbered from 0, which grow at their ends: all in a few large blocks of memory, however many lists there are. */
export interface PostingLists {
  push(list: number, value: number): void;
  /** All of a list as it is now; not to be kept, and not to be written to. Empty: nothing was pushed. */
  of(list: number): Int32Array;
  lengthOf(list: number): number;
}

export function makePostingLists(): PostingLists {
  const rooms = makeRooms();
  const [placeOf, lengthOf, roomOf] = [makeGrowingIntegers(), makeGrowingIntegers(), makeGrowingIntegers()];
  /** Gives a list that is full a place with twice the room. */
  const move = (list: number, length: number): void => {
    const place = rooms.take(Math.max(FIRST_ROOM, length * 2));
    if (length > 0) {
      rooms.at(place, length).set(rooms.at(placeOf.at(list), length));
      rooms.leave(placeOf.at(list), length);
    }
    placeOf.set(list, place);
    roomOf.set(list, Math.max(FIRST_ROOM, length * 2));
  };
  return {
    push(list, value) {
      while (lengthOf.length <= list) for (const each of [placeOf, lengthOf, roomOf]) each.push(0);
      const length = lengthOf.at(list);
      if (length === roomOf.at(list)) move(list, length);
      rooms.set(placeOf.at(list), length, value);
      lengthOf.set(list, length + 1);
    },
    of: (list) => rooms.at(placeOf.at(list), lengthOf.at(list)),
    lengthOf: lengthOf.at,
  };
}
