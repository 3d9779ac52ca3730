/**
 * Road length over great-circle length, fitted over the road links of the atlas by tools/towns/fit-detour.ts, which
 * writes this file; see docs/reference/access-legs.md. Grade: estimated.
 */
export const DETOUR = {
  lowland: { factor: 1.26, n: 93, p10: 1.08, p90: 1.52 },
  highland: { factor: 1.26, n: 93, p10: 1.08, p90: 1.52 },
} as const

/** Countries most of whose land is mountain. */
export const HIGHLAND: ReadonlySet<string> = new Set(['AF', 'AM', 'GE', 'KG', 'TJ'])
