import type { Factory } from './fake-indexed-db.ts';

const ROUTES = Symbol.for('parley.matrix-keys.routes');

/**
 * Lets the WebAssembly, which takes the one IndexedDB of the process, find this one for names with that prefix. What was there before goes on
 * for other names. Returns what takes it away again.
 */
export function routeIndexedDb(prefix: string, factory: Factory): () => void {
  const routes = routesOf(globalThis);
  routes.set(prefix, factory);
  return () => void routes.delete(prefix);
}

function routesOf(world: object): Map<string, Factory> {
  const before: unknown = Reflect.get(world, 'indexedDB');
  const known: unknown = Reflect.get(Object(before), ROUTES);
  if (isRoutes(known)) return known;
  const routes = new Map<string, Factory>();
  const find = (name: string): unknown => [...routes].find(([prefix]) => name.startsWith(prefix))?.[1] ?? before;
  const router = {
    [ROUTES]: routes,
    open: (name: string, version?: number): unknown => call(find(name), 'open', version === undefined ? [name] : [name, version]),
    deleteDatabase: (name: string): unknown => call(find(name), 'deleteDatabase', [name]),
    cmp: (first: unknown, second: unknown): unknown => call([...routes.values()][0] ?? before, 'cmp', [first, second]),
  };
  Object.defineProperty(world, 'indexedDB', { value: router, configurable: true, writable: true });
  return routes;
}

function isRoutes(value: unknown): value is Map<string, Factory> {
  return value instanceof Map;
}

function call(on: unknown, name: string, given: readonly unknown[]): unknown {
  const found: unknown = Reflect.get(Object(on), name);
  if (typeof found !== 'function') throw new Error('There is no IndexedDB in this process for names that are not ours.');
  return Reflect.apply(found, on, given);
}
