const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** An id that came from outside, safe to compare with a uuid column: what is no UUID at all is the id of nothing. */
export function rowId(id: string): string {
  return UUID.test(id) ? id : NOBODY;
}
