import { useState } from 'react';
import { useClient, useMutation, useQuery } from 'urql';

import { messageOfError, refusalOf } from '../api/refusal.ts';
import { saveFile } from '../parts/save-file.ts';
import { exportMemoryDocument, forgetDocument, memoriesDocument } from './memory-documents.ts';
import type { MemoryFields } from './memory-documents.ts';

const PAGE = 20;

export interface ShownMemories {
  /** Null: not known yet. */
  readonly memories: readonly MemoryFields[] | null;
  readonly hasMore: boolean;
  readonly isBusy: boolean;
  /** Why there is nothing, or why the last wish was not granted; undefined: nothing is wrong, null: the server could not be reached. */
  readonly problem: string | null | undefined;
  readonly more: () => void;
  /** Asks anew. */
  readonly ask: () => void;
  readonly forget: (id: string) => Promise<boolean>;
  /** Hands all of it to the browser as a file. */
  readonly takeAlong: () => Promise<void>;
}

/** What is known of the person with these words in it; what was forgotten here is gone at once. */
export function useMemories(words: string): ShownMemories {
  const client = useClient();
  const [first, setFirst] = useState(PAGE);
  const [problem, setProblem] = useState<string | null | undefined>(undefined);
  const query = words.trim() === '' ? null : words.trim();
  const [{ data, error, fetching }, execute] = useQuery({
    query: memoriesDocument,
    variables: { first: first + 1, query },
    requestPolicy: 'network-only',
  });
  const [{ fetching: isForgetting }, send] = useMutation(forgetDocument);
  const all = data?.memories ?? null;
  const ask = (): void => execute({ requestPolicy: 'network-only' });
  return {
    memories: all?.slice(0, first) ?? null,
    hasMore: (all?.length ?? 0) > first,
    isBusy: isForgetting || fetching,
    problem: problem === undefined && error !== undefined ? messageOfError(error) : problem,
    more: () => setFirst((before) => Math.min(before + PAGE, 199)),
    ask: () => {
      setProblem(undefined);
      ask();
    },
    forget: async (id) => {
      const result = await send({ input: { id } });
      const refusal = refusalOf(result.error, result.data?.forget);
      setProblem(refusal === null ? undefined : refusal.message);
      ask();
      return refusal === null;
    },
    takeAlong: async () => {
      const result = await client.query(exportMemoryDocument, {}, { requestPolicy: 'network-only' }).toPromise();
      setProblem(result.error === undefined ? undefined : messageOfError(result.error));
      if (result.data?.memoryExport != null) saveFile('parley-memory.json', result.data.memoryExport, 'application/json');
    },
  };
}
