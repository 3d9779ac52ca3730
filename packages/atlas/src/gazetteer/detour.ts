/**
 * Road length over great-circle length, fitted over the road links of the atlas by tools/towns/fit-detour.ts, which
 * writes this file; see docs/reference/access-legs.md. Grade: estimated.
 */
export const DETOUR = {
  lowland: { factor: 1.22, n: 329, p10: 1.07, p90: 1.45 },
  highland: { factor: 1.31, n: 69, p10: 1.1, p90: 1.61 },
} as const

/** Countries most of whose land is mountain. */
export const HIGHLAND: ReadonlySet<string> = new Set(['AF', 'AM', 'GE', 'KG', 'TJ'])
