import { orNull } from './or-null.ts';

/** What `node` answers: the thing as a copy of its own, which the schema marks with its type; null when there is none for the one who asks. */
export async function loadNode<T extends object>(id: string, load: () => Promise<T>): Promise<T | null> {
  return id === '' ? null : orNull(async () => ({ ...(await load()) }));
}
