/** How much of the agent's work a conversation is shown while it goes on: 0 the answer alone, 1 tools by name, 2 tools with what they are given. */
export const VERBOSITIES = [0, 1, 2] as const;
export type Verbosity = (typeof VERBOSITIES)[number];

/** What is written as 0, 1 or 2; null: something else is. */
export function readVerbosity(written: string | number): Verbosity | null {
  return VERBOSITIES.find((each) => String(each) === String(written).trim()) ?? null;
}
