import type { Group, GroupKey } from '../access/group.ts';

/** Keeps which groups are answered, and who is a guest in them. */
export interface GroupStore {
  get(key: GroupKey): Promise<Group | null>;
  /** Adds or replaces it. */
  put(group: Group): Promise<void>;
  list(): Promise<readonly Group[]>;
  /** Whether the person may talk there although they are no more than a guest. */
  isGuest(key: GroupKey, personId: string): Promise<boolean>;
  setGuest(key: GroupKey, personId: string, isGuest: boolean): Promise<void>;
  /** The chat goes on under another id: the group, its guests, conversations and what waits to be told go with it, in one transaction. */
  migrate(from: GroupKey, toChat: string): Promise<void>;
}
