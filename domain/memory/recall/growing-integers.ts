const FIRST_SIZE = 4;

/** 32-bit integers, one after the other, four bytes each. */
export interface GrowingIntegers {
  readonly length: number;
  push(value: number): void;
  /** 0: there is nothing at this place. */
  at(place: number): number;
  set(place: number, value: number): void;
  /** All of them as they are now; not to be kept, and not to be written to. */
  all(): Int32Array;
}

export function makeGrowingIntegers(): GrowingIntegers {
  let values = new Int32Array(FIRST_SIZE);
  let length = 0;
  return {
    get length() {
      return length;
    },
    push(value) {
      if (length === values.length) {
        const larger = new Int32Array(values.length * 2);
        larger.set(values);
        values = larger;
      }
      values[length] = value;
      length += 1;
    },
    at: (place) => values[place] ?? 0,
    set(place, value) {
      values[place] = value;
    },
    all: () => values.subarray(0, length),
  };
}
