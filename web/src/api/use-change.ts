import { useState } from 'react';
import { useMutation } from 'urql';
import type { TypedDocumentNode } from 'urql';

import { refusalOf } from './refusal.ts';
import type { Refusal, Result } from './refusal.ts';

export interface Change<Data, Input> {
  /** Asks for it; null: it was refused. */
  readonly act: (input: Input) => Promise<Data | null>;
  readonly isBusy: boolean;
  /** Why what was asked last was not done; null: it was. */
  readonly refusal: Refusal | null;
}

/** A mutation of one `input` with what became of it. `read` says which part of the answer is its result. */
export function useChange<Data, Input>(
  document: TypedDocumentNode<Data, { input: Input }>,
  read: (data: Data) => Result,
): Change<Data, Input> {
  const [{ fetching }, send] = useMutation(document);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const act = async (input: Input): Promise<Data | null> => {
    const { data, error } = await send({ input });
    const refused = refusalOf(error, data === undefined ? undefined : read(data));
    setRefusal(refused);
    return refused === null ? (data ?? null) : null;
  };
  return { act, isBusy: fetching, refusal };
}
