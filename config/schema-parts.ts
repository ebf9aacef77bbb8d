import { z } from 'zod';

const MODEL_ID = 'provider/model';
/** A model's id. */
export const modelId = z.string(MODEL_ID).regex(/^[a-z0-9][a-z0-9_-]*\/\S+$/, MODEL_ID);

/** A map of these settings and no others. */
export function map<T extends z.ZodRawShape>(shape: T) {
  return z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? undefined : `a map with ${Object.keys(shape).join(', ')}`),
  });
}

/** A list of these, or nothing. */
export function list<T extends z.ZodType>(each: T) {
  return z.array(each, 'a list').optional();
}
