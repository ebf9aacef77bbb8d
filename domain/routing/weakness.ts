/** What is wrong with an answer that came. */
export type Weakness =
  /** It ended at the limit of its length. */
  | 'cut-off'
  /** A few words for a question that asks for many. */
  | 'too-short'
  /** It says that it can't do what was asked. */
  | 'cannot'
  /** It declines a harmless request. */
  | 'refuses'
  /** It calls a tool that there is not, or with something that is no JSON. */
  | 'broken-tools';
