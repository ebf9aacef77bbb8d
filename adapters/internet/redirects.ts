/** How often an address may lead elsewhere. */
export const MAX_REDIRECTS = 5;

/** Whether an answer with this status leads elsewhere, if it says where. */
export function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}
