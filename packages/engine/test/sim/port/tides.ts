import type { Constituent, HarmonicConstant } from '@serai/atlas'

type Constants = Partial<Record<Constituent, readonly [amplitudeM: number, phaseDeg: number]>>

/** Harmonic constants of the desert's port. */
export const constants = (of: Constants): HarmonicConstant[] =>
  Object.entries(of).map(([constituent, [amplitudeM, phaseDeg]]) => ({
    ...{ id: constituent, place: 'PKAAA', constituent: constituent as Constituent, amplitudeM, phaseDeg },
    ...{ source: ['s'], year: 2026, grade: 'estimated' as const, note: null },
  }))
