import type { Route } from '../routing/route.ts';

/** Stands where a message said something that is not kept. */
export const HIDDEN_TEXT = '•••';

/** How the route of such a message is marked. */
export const SECRET = 'secret';

/** Whether the message was asked for as a secret: its words go to whoever asked, and nowhere else. */
export function isSecretAnswer(route: Pick<Route, 'tiers'> | null): boolean {
  return route?.tiers.some(({ tier, detail }) => tier === 'context' && detail === SECRET) ?? false;
}
