import type { Channel } from '../messaging/address.ts';

/** A chat of several people, whatever threads it has. */
export interface GroupKey {
  readonly channel: Channel;
  readonly account: string;
  readonly chat: string;
}

export interface Group extends GroupKey {
  readonly title: string;
  /** `denied` also when nobody has decided. */
  readonly standing: 'allowed' | 'denied';
  /** Whether what is not addressed to Parley may be kept for this group's memory. */
  readonly observes: boolean;
  /** Who decided last; null: nobody has. */
  readonly decidedBy: string | null;
}
