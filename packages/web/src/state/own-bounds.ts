/** Bounds of scenarios of the reader's own, which live in the address (docs/decisions/0014). */
export const OWN = {
  /** Of a file, and of what a token unpacks to. */
  bytes: 64_000,
  changes: 500,
  /** Of one token. Three of them, with all the rest, stay below what servers and messengers take as an address. */
  tokenCharacters: 2_048,
  scenarios: 3,
} as const
