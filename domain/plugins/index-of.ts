import { scopeOf } from '../conversation/recall-for-turn.ts';
import { ConflictError, InvalidInputError } from '../errors.ts';
import type { ContextDeps, PluginCall } from './plugin-call.ts';
import type { IndexedText, PluginIndex } from './plugin-index.ts';

const MAX_KEY = 1_000;
const MAX_ABOUT_BYTES = 16_384;
const MAX_TEXT = 4_000;
const MAX_TEXTS = 5_000;
const MAX_DOCUMENTS = 10_000;
const MAX_HITS = 50;
const LIKENESS = 0.3;

export interface IndexRights {
  /** Throws when nothing may be found. */
  readonly find: () => void;
  /** Throws when nothing may be taken in. */
  readonly takeIn: () => void;
}

/** The texts of a plugin where it works: the person's own in private, the group's in a group (I9). */
export function makeIndexOf(
  { collections, pluginTexts, clock }: Pick<ContextDeps, 'collections' | 'pluginTexts' | 'clock'>,
  { plugin, person, conversation, onForeign }: Pick<PluginCall, 'plugin' | 'person' | 'conversation' | 'onForeign'>,
  { find, takeIn }: IndexRights,
): PluginIndex {
  const collection = { plugin: plugin.name, scope: scopeOf(conversation, person.id) };
  // How many are surely new without counting again.
  let room = 0;
  return {
    put: async ({ key, about }, texts) => {
      takeIn();
      check(key, Buffer.byteLength(JSON.stringify(about)), texts);
      if (room <= 0) {
        const known = await pluginTexts.list(collection, '', MAX_DOCUMENTS);
        if (known.length >= MAX_DOCUMENTS && known.every((each) => each.key !== key))
          throw new ConflictError(`There is no more room here: at most ${String(MAX_DOCUMENTS)} documents are kept.`);
        room = MAX_DOCUMENTS - known.length;
      }
      room -= 1;
      const by = { personId: person.id, conversationId: conversation.id };
      return collections.put(collection, { key, about, at: clock.now(), by }, texts);
    },
    remove: async (key) => {
      takeIn();
      return pluginTexts.remove(collection, key);
    },
    list: async (prefix) => {
      find();
      return pluginTexts.list(collection, prefix, MAX_DOCUMENTS);
    },
    query: async (text, limit, likeness = LIKENESS) => {
      find();
      const asker = { personId: person.id, conversationId: conversation.audience === 'group' ? conversation.id : null };
      const hits = await collections.query(collection, { text, limit: Math.min(MAX_HITS, limit), likeness, asker });
      if (hits.length > 0) onForeign();
      return hits;
    },
  };
}

function check(key: string, aboutBytes: number, texts: readonly IndexedText[]): void {
  if (key === '' || key.length > MAX_KEY)
    throw new InvalidInputError('key', `The key of a document has 1 to ${String(MAX_KEY)} characters.`);
  if (aboutBytes > MAX_ABOUT_BYTES)
    throw new InvalidInputError('about', `What is kept about a document has at most ${String(MAX_ABOUT_BYTES)} bytes as JSON.`);
  if (texts.length > MAX_TEXTS) throw new InvalidInputError('texts', `A document has at most ${String(MAX_TEXTS)} texts.`);
  if (texts.some(({ text }) => text.length > MAX_TEXT))
    throw new InvalidInputError('texts', `A text has at most ${String(MAX_TEXT)} characters.`);
}
