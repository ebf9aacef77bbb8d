import type { MemoryScope } from '../../memory/recall/remembered.ts';
import type { EmbeddingQueue, WaitingText } from '../../ports/embedding-queue.ts';
import type { RecallIndex } from '../../ports/recall-index.ts';
import type { VectorIndex } from '../../ports/vector-index.ts';
import type { makeInMemoryRecallIndex } from './recall-index.ts';
import type { InMemoryState } from './state.ts';
import { makeInMemoryVectors } from './vectors.ts';

/** The vectors of what can be recalled, and what waits for them. */
export function makeInMemoryRecallVectors(
  state: InMemoryState,
  recallIndex: ReturnType<typeof makeInMemoryRecallIndex>,
): { readonly vectors: VectorIndex; readonly embeddingQueue: EmbeddingQueue } {
  return makeInMemoryVectors<MemoryScope>(state.clock, {
    scopes: () => scopesOf(state),
    keyOf: scopeKey,
    numbers: async (scope, after, limit) => (await recallIndex.read(scope, after, limit)).map(({ number }) => number),
    last: async (scope) => (await recallIndex.head(scope)).last,
    texts: async (scope, wanted) => textsAfter(state, recallIndex, scope, wanted),
    onMove: recallIndex.onMove,
  });
}

async function textsAfter(
  state: InMemoryState,
  recallIndex: RecallIndex,
  scope: MemoryScope,
  { after, limit, maxCharacters }: { readonly after: number; readonly limit: number; readonly maxCharacters: number },
): Promise<readonly WaitingText[]> {
  const entries = await recallIndex.read(scope, after, limit);
  const texts = await recallIndex.texts(
    scope,
    entries.map(({ number }) => number),
  );
  return texts
    .toSorted((a, b) => a.number - b.number)
    .flatMap(({ number, text, turnId, factId, summaryId }) => {
      const turn = state.turns.get(turnId ?? '')?.turn;
      const talkId = turn?.conversationId ?? state.summaries.get(summaryId ?? '')?.summary.conversationId ?? null;
      const talk = state.conversations.get(talkId ?? '')?.conversation;
      const personId = state.facts.get(factId ?? '')?.speakerId ?? turn?.personId ?? talk?.personId ?? null;
      const conversationId = scope.kind === 'group' ? talkId : null;
      return personId === null ? [] : [{ number, text: text.trim().slice(0, maxCharacters), personId, conversationId }];
    });
}

function scopeKey(scope: MemoryScope): string {
  return JSON.stringify(scope.kind === 'person' ? ['person', scope.personId] : ['group', scope.channel, scope.account, scope.chat]);
}

function scopesOf(state: InMemoryState): readonly MemoryScope[] {
  const groups = [...state.conversations.values()].flatMap(({ conversation: { audience, address } }): readonly MemoryScope[] => {
    const { channel, account, chat } = address;
    return audience === 'group' ? [{ kind: 'group', channel, account, chat }] : [];
  });
  const all = [...[...state.people.keys()].map((personId): MemoryScope => ({ kind: 'person', personId })), ...groups];
  return [...new Map(all.map((scope) => [scopeKey(scope), scope])).values()];
}
