import { UnknownIdError } from '../../domain/errors.ts';

/** What a field points to; null when there is none for the one who asks. */
export async function orNull<T>(load: () => Promise<T>): Promise<T | null> {
  try {
    return await load();
  } catch (error) {
    if (error instanceof UnknownIdError) return null;
    throw error;
  }
}
