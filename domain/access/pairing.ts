import type { Language, Person } from './person.ts';
import type { Channel } from '../messaging/address.ts';

/** A stranger in a private chat who waits to be let in. */
export interface PairingRequest {
  readonly id: string;
  readonly channel: Channel;
  readonly account: string;
  readonly chat: string;
  /** The stranger, as the network knows them. */
  readonly externalId: string;
  readonly name: string;
  readonly language: Language;
  /** What the network says of their language and country, such as `ru-KZ`; null: nothing. */
  readonly languageTag: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** How somebody who was let in becomes a person; `asksZone`: they are asked now for their time zone. */
export type Entry = (
  | { readonly kind: 'new'; readonly person: Person }
  /** Their identity has that person already, such as a guest of a group. */
  | { readonly kind: 'known'; readonly personId: string }
  | { readonly kind: 'attach'; readonly personId: string }
  /** Their identity has another person, who becomes this one. */
  | { readonly kind: 'merge'; readonly from: string; readonly personId: string }
) & { readonly change: Partial<Pick<Person, 'name' | 'role' | 'language' | 'timeZone'>>; readonly asksZone: boolean };
