import type { VectorHead, VectorIndex } from '../../domain/ports/vector-index.ts';
import type { DatabasePool } from './pool.ts';
import { scopeValues } from './scope-values.ts';
import { statement } from './statement.ts';

type Head = VectorHead & Record<string, unknown>;
type Sent = { number: number; sent: Buffer };
type Near = { number: number; isFact: boolean };

/** The vectors of what can be recalled, in PostgreSQL; searched there where pgvector is. */
export function makePostgresVectorIndex(pool: DatabasePool): VectorIndex {
  return makeIndexOver(pool, '', [], makeExtensionFinder(pool));
}

/** The vectors of what plugins took in, in the same way. */
export function makePostgresPluginVectors(pool: DatabasePool): (plugin: string) => VectorIndex {
  const hasExtension = makeExtensionFinder(pool);
  return (plugin) => makeIndexOver(pool, 'plugin-', [plugin], hasExtension);
}

/** `prefix` names the statements, which take what is in `whose` before the scope. */
function makeIndexOver(
  pool: DatabasePool,
  prefix: '' | 'plugin-',
  whose: readonly string[],
  hasExtension: () => Promise<boolean>,
): VectorIndex {
  const heads = statement<Head>(pool, `${prefix}vector-heads`);
  const read = statement<Sent>(pool, `${prefix}vector-read`);
  const nearest = statement<Near>(pool, `${prefix}vector-nearest`);
  return {
    heads: (scope) => heads(...whose, ...scopeValues(scope)),
    read: async (scope, { model, dimensions }, after, limit) => {
      const rows = await read(...whose, ...scopeValues(scope), model, dimensions, after, limit);
      return rows.map(({ number, sent }) => ({ number, vector: received(sent, dimensions) }));
    },
    nearest: async (scope, { model, dimensions, vector, turns, facts, least }) => {
      if (!(await hasExtension())) return null;
      const rows = await nearest(...whose, ...scopeValues(scope), model, dimensions, [...vector], turns, facts, least);
      const numbersOf = (isFact: boolean) => rows.filter((row) => row.isFact === isFact).map(({ number }) => number);
      return { turns: numbersOf(false), facts: numbersOf(true) };
    },
  };
}

/** Asks once; brings the extension in where it only has to be created. One that is installed later is found at the next start. */
function makeExtensionFinder(pool: DatabasePool): () => Promise<boolean> {
  let known: Promise<boolean> | null = null;
  async function find(): Promise<boolean> {
    const [found] = await statement<{ isThere: boolean; isAvailable: boolean }>(pool, 'vector-extension')();
    if (found?.isThere === true || found?.isAvailable !== true) return found?.isThere === true;
    // Without the right to, the process searches itself.
    return statement(pool, 'vector-extend')().then(
      () => true,
      () => false,
    );
  }
  return () => {
    known ??= find().catch((cause: unknown) => {
      known = null;
      throw cause;
    });
    return known;
  };
}

/** The head of an array of one dimension as `array_send` makes it, and before each number its length, all in bytes. */
const HEAD = 20;
const LENGTH = 4;
const NUMBER = 4;

function received(sent: Buffer, dimensions: number): Float32Array {
  const vector = new Float32Array(dimensions);
  for (let place = 0; place < dimensions; place += 1) {
    vector[place] = sent.readFloatBE(HEAD + place * (LENGTH + NUMBER) + LENGTH);
  }
  return vector;
}
