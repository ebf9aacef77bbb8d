import { createClient, createRequest, fetchExchange, makeOperation, mapExchange, Provider, ssrExchange } from 'urql';
import { describe, expect, test } from 'vitest';

import { draw } from '../testing/draw.tsx';
import type { Scene } from '../testing/draw.tsx';
import { MemoryCard } from './memory-card.tsx';
import { memoriesDocument } from './memory-documents.ts';
import type { MemoryFields } from './memory-documents.ts';
import { MemoryPage } from './memory-page.tsx';
import { useMemories } from './use-memories.ts';
import type { ShownMemories } from './use-memories.ts';

const at = '2026-11-23T12:00:00.000Z';
const source = { at, words: 'I live in <Oslo>', channel: 'telegram', title: null, conversationId: 'c1' };
const memory = (change: Partial<MemoryFields> = {}): MemoryFields => ({
  id: 'm',
  text: 'Lives in <Oslo>',
  heldFrom: at,
  source,
  history: [],
  ...change,
});
const card = (change: Partial<MemoryFields> = {}, scene: Scene = {}) =>
  draw(<MemoryCard memory={memory(change)} isBusy={false} onForget={() => undefined} />, scene).replaceAll('<!-- -->', '');

/** A client that has been told this already, and whose other requests are answered like that. */
function clientThat(known: { data?: string; error?: { graphQLErrors: { message: string }[] } }, answer: () => Promise<Response>) {
  const { key } = createRequest(memoriesDocument, { first: 21, query: null });
  return createClient({
    url: 'http://nowhere.invalid',
    preferGetMethod: false,
    fetch: answer,
    exchanges: [
      mapExchange({ onOperation: (each) => makeOperation(each.kind, each, { ...each.context, requestPolicy: 'cache-first' }) }),
      ssrExchange({ isClient: true, initialState: { [String(key)]: known } }),
      fetchExchange,
    ],
  });
}

const never = () => new Promise<Response>(() => undefined);
const knowing = (count: number) => ({
  data: JSON.stringify({ memories: Array.from({ length: count }, (_, index) => memory({ id: `m${index}`, text: `Fact ${index}.` })) }),
});
const page = (known: Parameters<typeof clientThat>[0], scene: Scene = {}) =>
  draw(
    <Provider value={clientThat(known, never)}>
      <MemoryPage />
    </Provider>,
    scene,
  );

describe('one memory', () => {
  test('says what it is and in which words it was said, as text and never as HTML', () => {
    expect(card()).toContain('Lives in &lt;Oslo&gt;');
    expect(card()).toContain('Said as: <q>I live in &lt;Oslo&gt;</q>');
    expect(card({}, { language: 'RU' })).toContain('Сказано так: <q>');
    expect(card({ source: { ...source, words: null } })).toContain('The message is not there any more.');
  });

  test('says where it was said: by the title, else by the network, else not at all', () => {
    expect(card({ source: { ...source, title: 'Family' } })).toContain(' · Family</p>');
    expect(card()).toContain(' · telegram</p>');
    expect(card({ source: { ...source, channel: null } })).not.toContain(' · ');
  });

  test('leads to its conversation where that is one of the console', () => {
    expect(card({ source: { ...source, channel: 'web' } })).toContain('To the conversation');
    expect(card()).not.toContain('To the conversation');
    expect(card({ source: { ...source, channel: 'web', conversationId: null } })).not.toContain('To the conversation');
  });

  test('says what was known before it', () => {
    const old = { id: 'o', text: 'Lives in Rome', heldFrom: at } as const;
    expect(card()).not.toContain('Before that:');
    expect(card({ history: [{ ...old, heldUntil: at }] })).toMatch(/Before that:.*Lives in Rome \(until [^)]*2026[^)]*\)/);
    expect(card({ history: [{ ...old, heldUntil: null }] })).toContain('<li>Lives in Rome</li>');
  });
});

describe('the page', () => {
  test('loads, then shows what is known, or that nothing is', () => {
    expect(draw(<MemoryPage />)).toContain('Loading…');
    expect(page(knowing(2))).toMatch(/Fact 0\..*Fact 1\./s);
    expect(page(knowing(2))).not.toContain('Show more');
    expect(page(knowing(0))).toContain('Nothing is remembered.');
    expect(page(knowing(0), { language: 'RU' })).toContain('Ничего не запомнено.');
  });

  test('shows twenty at first, and that there are more', () => {
    const html = page(knowing(21));
    expect(html).toContain('Fact 19.');
    expect(html).not.toContain('Fact 20.');
    expect(html).toContain('Show more');
  });

  test('says why there is nothing', () => {
    const html = page({ error: { graphQLErrors: [{ message: 'The memory cannot be read.' }] } });
    expect(html).toContain('The memory cannot be read.');
    expect(html).not.toContain('Loading…');
  });
});

describe('forgetting one', () => {
  /** Whether it is gone, as the server answers. */
  async function forgets(answer: () => Promise<Response>): Promise<boolean | undefined> {
    const seen: ShownMemories[] = [];
    const Probe = () => {
      seen.push(useMemories('  '));
      return null;
    };
    draw(
      <Provider value={clientThat(knowing(1), answer)}>
        <Probe />
      </Provider>,
    );
    expect(seen[0]?.memories).toHaveLength(1);
    return seen[0]?.forget('m0');
  }
  const answered = (forget: object) => async () => Response.json({ data: { forget } });

  test('is done only when the server says so', async () => {
    await expect(forgets(answered({ __typename: 'ForgetPayload', forgottenId: 'm0' }))).resolves.toBe(true);
    await expect(forgets(answered({ __typename: 'NotFoundError', code: 'x', message: 'It is gone.' }))).resolves.toBe(false);
    await expect(forgets(() => Promise.reject(new TypeError('Failed to fetch')))).resolves.toBe(false);
  });
});
