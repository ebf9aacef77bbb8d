/** Whether a tool call may be made. */
export type Permit =
  | { readonly kind: 'permitted' }
  /** `message` is a sentence for the model. */
  | { readonly kind: 'refused'; readonly message: string };

export const PERMITTED: Permit = { kind: 'permitted' };

export const NOT_APPROVED: Permit = {
  kind: 'refused',
  message: 'This was not approved, so it was not done. Go on without it, or say what is needed and why.',
};
