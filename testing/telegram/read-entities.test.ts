import { expect, test } from 'vitest';
import { readEntities } from './read-entities.ts';

const at = (type: string, offset: number, length: number, more: object = {}): object => ({ type, offset, length, ...more });
const TEXT = 'Привет 👋 world of entities';

test.each<[string, object[]]>([
  ['styles in each other', [at('bold', 0, 20), at('italic', 2, 5), at('underline', 2, 5)]],
  ['styles side by side', [at('bold', 0, 3), at('bold', 3, 3)]],
  ['a link in a bold part', [at('bold', 0, 20), at('text_link', 2, 5, { url: 'https://example.org/' })]],
  ['code in a quotation', [at('blockquote', 0, 20), at('code', 2, 3)]],
  ['the whole emoji', [at('bold', 7, 2)]],
  ['a language', [at('pre', 0, 6, { language: 'ts' })]],
])('%s: accepted', (_name, entities) => {
  expect(readEntities(entities, TEXT)).toHaveLength(entities.length);
});

test.each<[string, object[], RegExp]>([
  ['behind the end', [at('bold', 0, 100)], /ENTITY_BOUNDS_INVALID/],
  ['of no length', [at('bold', 0, 0)], /can't parse MessageEntity/],
  ['before the start', [at('bold', -1, 2)], /can't parse MessageEntity/],
  ['ending inside an emoji', [at('bold', 0, 8)], /splits a surrogate pair at 8/],
  ['starting inside an emoji', [at('bold', 8, 3)], /splits a surrogate pair at 8/],
  ['crossing', [at('bold', 0, 5), at('italic', 3, 4)], /cross/],
  ['of an unknown kind', [at('blink', 0, 3)], /can't parse MessageEntity/],
  ['a link without its address', [at('text_link', 0, 3)], /can't parse MessageEntity/],
  ['a link that is a script', [at('text_link', 0, 3, { url: 'javascript:alert(1)' })], /can't parse MessageEntity/],
  ['bold in code', [at('code', 0, 10), at('bold', 2, 3)], /nothing nests with code/],
  ['code in bold', [at('bold', 0, 10), at('code', 2, 3)], /nothing nests with code/],
  ['code and bold of the same part', [at('code', 0, 10), at('bold', 0, 10)], /nothing nests with code/],
  ['code in a block of code', [at('pre', 0, 10), at('code', 2, 3)], /nothing nests with code/],
  ['quotation in quotation', [at('blockquote', 0, 10), at('expandable_blockquote', 2, 3)], /do not nest/],
  ['bold in bold', [at('bold', 0, 10), at('bold', 2, 3)], /nested in itself/],
  ['too many', Array.from({ length: 101 }, () => at('bold', 0, 1)), /more than 100/],
])('%s: refused', (_name, entities, complaint) => {
  expect(() => readEntities(entities, TEXT)).toThrow(complaint);
});
