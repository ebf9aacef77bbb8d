import { describe, expect, test } from 'vitest';

import type { HealthPart } from '../access/check-health.ts';
import { decideAlerts } from './decide-alerts.ts';
import type { Watched } from './decide-alerts.ts';

const part = (name: string, detail: string | null = null): HealthPart => ({ name, isReady: detail === null, detail, isEssential: false });

/** What is told at each of several looks. */
function toldAt(looks: readonly (readonly HealthPart[])[]): readonly (readonly string[])[] {
  let known: ReadonlyMap<string, Watched> = new Map();
  return looks.map((parts) => {
    const decided = decideAlerts(known, parts);
    known = decided.known;
    return decided.alerts.map(({ kind, part: { name } }) => `${kind} ${name}`);
  });
}

describe('what the owner is told of', () => {
  const good = [part('channel:telegram'), part('sandbox')];

  test('is a part that stops working, once, and that it works again', () => {
    const bad = [part('channel:telegram', 'It refuses the token.'), part('sandbox')];
    expect(toldAt([good, bad, bad, bad, good, good])).toEqual([
      [],
      [],
      ['trouble channel:telegram'],
      [],
      ['recovered channel:telegram'],
      [],
    ]);
  });

  test('is no hiccup', () => {
    const bad = [part('channel:telegram', 'Cut off.'), part('sandbox')];
    expect(toldAt([good, bad, good, bad, good])).toEqual([[], [], [], [], []]);
  });

  test('is also what never worked, where it should as soon as it is set up, but not what may be missing by choice', () => {
    const bad = [part('channel:matrix', 'Wrong password.'), part('sandbox', 'There is none.'), part('models', 'No model is set.')];
    expect(toldAt([bad, bad, bad])).toEqual([[], ['trouble channel:matrix'], []]);
    const lost = [part('sandbox', 'There is none.')];
    expect(toldAt([[part('sandbox')], lost, lost])).toEqual([[], [], ['trouble sandbox']]);
  });

  test('is nothing of parts that are gone', () => {
    const bad = [part('channel:telegram', 'Cut off.')];
    expect(toldAt([bad, bad, [], good])).toEqual([[], ['trouble channel:telegram'], [], []]);
  });
});
