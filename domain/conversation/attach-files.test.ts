import { describe, expect, test } from 'vitest';

import type { Attachment } from '../messaging/attachment.ts';
import { PLAIN_SOURCE } from '../messaging/message-source.ts';
import { aTurn } from '../testing/a-turn.ts';
import { anAttachment } from '../testing/an-attachment.ts';
import { answerToVoice, filesOf, filesOfTurns } from './attach-files.ts';
import type { Turn } from './turn.ts';

const turn = (id: string, retryOf: string | null = null): Turn => aTurn({ id, source: { ...PLAIN_SOURCE, retryOf } });

function storing(files: Readonly<Record<string, readonly Attachment[]>>, turns: readonly Turn[] = []) {
  const ofTurns = async (ids: readonly string[]) =>
    new Map(ids.flatMap((id) => (files[id] === undefined ? [] : [[id, files[id]] as const])));
  return { attachments: { ofTurns }, turns: { get: async (id: string) => turns.find((each) => each.id === id) ?? null } };
}

describe('the files of a turn', () => {
  const file = anAttachment();

  test('are its own, or those of the message that it answers again, however often', async () => {
    const turns = [turn('first'), turn('second', 'first')];
    const of = (asked: Turn) => filesOf(storing({ first: [file], own: [anAttachment({ id: 'g' })] }, turns), asked);
    expect(await of(turn('first'))).toEqual([file]);
    expect(await of(turn('second', 'first'))).toEqual([file]);
    expect(await of(turn('third', 'second'))).toEqual([file]);
    expect(await of(turn('own', 'first'))).toMatchObject([{ id: 'g' }]);
    expect(await of(turn('fourth', 'nobody knows it'))).toEqual([]);
  });

  test('are found for many turns at once', async () => {
    const turns = [turn('first'), turn('second', 'first'), turn('third', 'second'), turn('else')];
    const files = await filesOfTurns(storing({ first: [file] }).attachments, turns);
    expect(turns.map(({ id }) => files.get(id))).toEqual([[file], [file], [file], []]);
    expect(await filesOfTurns(storing({}).attachments, [])).toEqual(new Map());
  });

  test('are not looked for where it is known that none came, but for those of a message that is answered again', async () => {
    const asked: (readonly string[])[] = [];
    const { attachments } = storing({ first: [file], second: [file] });
    const ofTurns: typeof attachments.ofTurns = async (ids) => {
      asked.push(ids);
      return attachments.ofTurns(ids);
    };
    const bare = { ...turn('bare'), hasFiles: false };
    expect(await filesOfTurns({ ofTurns }, [bare])).toEqual(new Map([['bare', []]]));
    expect(asked).toEqual([]);
    const others = [
      { ...turn('first'), hasFiles: true },
      { ...turn('again', 'second'), hasFiles: false },
    ];
    expect([...(await filesOfTurns({ ofTurns }, [bare, ...others])).values()]).toEqual([[], [file], [file]]);
    expect(asked).toEqual([['first', 'second']]);
  });
});

describe('a message of nothing but voice', () => {
  const voice = anAttachment({ id: 'v', kind: 'voice' });
  const unheard = new Map([
    ['v', 'Не разобрать.'],
    ['w', 'Не разобрать.'],
  ]);

  test.each<[string, string, readonly Attachment[], string | null]>([
    ['unheard: told why', ' ', [voice], 'Не разобрать.'],
    ['two of them: told once', '', [voice, { ...voice, id: 'w' }], 'Не разобрать.'],
    ['with words: a model answers', 'слушай', [voice], null],
    ['with another file: a model answers', '', [voice, anAttachment()], null],
    ['transcribed: a model answers', '', [{ ...voice, transcript: 'Привет' }], null],
    ['one of two transcribed: a model answers', '', [voice, { ...voice, transcript: 'Привет' }], null],
    ['without a word in it: told why', '', [{ ...voice, transcript: '' }], 'Не разобрать.'],
    ['nothing at all', '', [], null],
  ])('%s', (_, text, files, answer) => {
    expect(answerToVoice(text, { files, unheard })).toBe(answer);
  });
});
