/**
 * A function that looks things up one by one, while `load` is asked once for all that are asked for before the next turn of the event loop:
 * so that a list does not cost a query for each of its items. What `load` rejects with, each of them gets.
 */
export function makeGather<Item, Found>(load: (items: readonly Item[]) => Promise<(item: Item) => Found>) {
  let gathered: Item[] = [];
  let loading: Promise<(item: Item) => Found> | null = null;
  const loadAll = async (): Promise<(item: Item) => Found> => {
    await new Promise((next) => setImmediate(next));
    const items = gathered;
    gathered = [];
    loading = null;
    return load(items);
  };
  return async (item: Item): Promise<Found> => {
    gathered.push(item);
    loading ??= loadAll();
    const find = await loading;
    return find(item);
  };
}
