import { describe, expect, it } from 'vitest';
import type { Ids } from '../../ports/ids.ts';

/** What every source of ids does. */
export function idsContract(name: string, make: () => Ids): void {
  describe(name, () => {
    it('makes UUIDs of version 7, each greater than the one before', () => {
      const ids = make();
      const uuids = Array.from({ length: 10_000 }, () => ids.uuid());
      expect(uuids.every((uuid) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(uuid))).toBe(true);
      expect(uuids.toSorted()).toEqual(uuids);
      expect(new Set(uuids).size).toBe(uuids.length);
    });

    it.each([1, 6, 40])('makes codes of %i characters without look-alikes', (length) => {
      expect(make().code(length)).toMatch(new RegExp(`^[a-hjkmnp-z2-9]{${String(length)}}$`));
    });

    it('does not repeat a code soon', () => {
      const ids = make();
      expect(new Set(Array.from({ length: 1_000 }, () => ids.code(10))).size).toBe(1_000);
    });

    it.each([
      [16, 22],
      [18, 25],
      [32, 43],
    ])('writes a secret of %i bytes in %i characters of base62', (bytes, length) => {
      const ids = make();
      const secrets = Array.from({ length: 200 }, () => ids.secret(bytes));
      expect(secrets.every((secret) => /^[0-9A-Za-z]+$/.test(secret) && secret.length === length)).toBe(true);
      expect(new Set(secrets).size).toBe(secrets.length);
    });
  });
}
