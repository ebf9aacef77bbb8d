import { useEffect, useRef, useState } from 'react';
import { useClient } from 'urql';

import { filesOfTurnsDocument } from '../files/file-documents.ts';
import type { FileFields } from '../files/file-documents.ts';
import type { Timeline, TurnEntry } from './timeline.ts';

/** The API tells so many things at once. */
const MOST = 50;

/** What came with a turn's message, and what goes out with its reply. */
export interface TurnFiles {
  readonly files: readonly FileFields[];
  readonly replyFiles: readonly FileFields[];
}

const NONE: ReadonlyMap<string, TurnFiles> = new Map();

/** The files of the turns that are shown, by turn: asked for when a message comes, and again when its turn ends. */
export function useFiles({ entries }: Timeline): ReadonlyMap<string, TurnFiles> {
  const client = useClient();
  const asked = useRef(new Map<string, string>());
  const [known, setKnown] = useState(NONE);
  useEffect(() => {
    const wanted = entries.filter((entry) => entry.kind === 'turn').filter((turn) => asked.current.get(turn.id) !== stageOf(turn));
    for (const turn of wanted) asked.current.set(turn.id, stageOf(turn));
    const ask = async (turns: readonly TurnEntry[]): Promise<void> => {
      const turnIds = turns.map(({ id }) => id);
      const { data } = await client.query(filesOfTurnsDocument, { turnIds }, { requestPolicy: 'network-only' }).toPromise();
      // An answer that a later one has overtaken says less; where there was none, it is asked again.
      const current = turns.filter((turn) => asked.current.get(turn.id) === stageOf(turn)).map(({ id }) => id);
      if (data === undefined) for (const id of current) asked.current.delete(id);
      else setKnown((before) => new Map([...before, ...filesIn(data.nodes).filter(([id]) => current.includes(id))]));
    };
    for (let from = 0; from < wanted.length; from += MOST) void ask(wanted.slice(from, from + MOST));
  }, [client, entries]);
  return known;
}

/** Changes when a turn may have other files than before. */
function stageOf({ reply }: TurnEntry): string {
  return reply.state === 'whole' || reply.state === 'failed' ? 'ended' : 'begun';
}

type Nodes = readonly (({ readonly __typename: 'Turn'; readonly id: string } & TurnFiles) | { readonly __typename: string } | null)[];

function filesIn(nodes: Nodes): [string, TurnFiles][] {
  return nodes.flatMap((node): [string, TurnFiles][] =>
    node !== null && 'files' in node && 'replyFiles' in node ? [[node.id, { files: node.files, replyFiles: node.replyFiles }]] : [],
  );
}
