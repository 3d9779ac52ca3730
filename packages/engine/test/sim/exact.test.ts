import { describe, expect, it } from 'vitest'
import { cosmetatos, erlangC, waitErlang, waitMDc, waitMG1, waitMMc } from './exact.ts'

// The oracles agree with each other where they overlap, and with formulas of other shapes.
describe('the exact answers', () => {
  it('M/M/c: one server waits ρ/(1 − ρ), two ρ²/(1 − ρ²)', () => {
    for (const utilisation of [0.1, 0.5, 0.9]) {
      expect(waitMMc(1, utilisation)).toBeCloseTo(utilisation / (1 - utilisation), 12)
      expect(waitMMc(2, utilisation)).toBeCloseTo(utilisation ** 2 / (1 - utilisation ** 2), 12)
    }
    expect(erlangC(1, 0.3)).toBeCloseTo(0.3, 12)
  })

  it('the phase chain is M/M/c with one phase, and Pollaczek–Khinchine with one server', () => {
    for (const servers of [1, 2, 4])
      expect(waitErlang(1, 1, servers, 0.8)).toBeCloseTo(waitMMc(servers, 0.8), 9)
    for (const phases of [2, 3])
      expect(waitErlang(1, phases, 1, 0.7)).toBeCloseTo(waitMG1(0.7, 1 / phases), 9)
  })

  it('the phase chain is GI/M/1: a wait of σ/(1 − σ), σ the root of the gap’s transform', () => {
    const rate = 2 * 0.7
    let root = 0.5
    for (let i = 0; i < 200; i++) root = (rate / (rate + 1 - root)) ** 2
    expect(waitErlang(2, 1, 1, 0.7)).toBeCloseTo(root / (1 - root), 9)
  })

  it('M/D/c is Pollaczek–Khinchine with one server, and the limit of many phases', () => {
    expect(waitMDc(1, 0.8)).toBeCloseTo(waitMG1(0.8, 0), 9)
    // The wait falls nearly in line with the squared coefficient of variation, 1 over the phases.
    const [two, four] = [2, 4].map((phases) => waitErlang(1, phases, 2, 0.8, 120)) as [number, number]
    expect(Math.abs((2 * four - two) / waitMDc(2, 0.8) - 1)).toBeLessThan(0.005)
  })

  it('Cosmetatos is within ½ % of M/D/c in heavy traffic, and too high in light traffic with many servers', () => {
    for (const servers of [2, 5, 10])
      for (const utilisation of [0.8, 0.9])
        expect(Math.abs(cosmetatos(servers, utilisation) / waitMDc(servers, utilisation) - 1)).toBeLessThan(
          0.005,
        )
    expect(cosmetatos(10, 0.3)).toBeGreaterThan(1.05 * waitMDc(10, 0.3))
  })
})
