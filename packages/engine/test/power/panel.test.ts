import { describe, expect, it } from 'vitest'
import { cellC, cosIncidence, planeWm2, powerPerKwp } from '../../src/power/panel.ts'
import { airSwing, clearSkyWm2, diffuseShare, extraterrestrialWm2 } from '../../src/power/sky.ts'
import { site } from './sites.ts'

const { solar } = site()

describe('the sky', () => {
  it('has the irradiance of Haurwitz: 1098 cos z e^(−0.059 / cos z)', () => {
    expect(clearSkyWm2(1)).toBeCloseTo(1035.08, 1)
    expect(clearSkyWm2(0.5)).toBeCloseTo(549 * Math.exp(-0.118), 6)
    expect(clearSkyWm2(0)).toBe(0)
    expect(clearSkyWm2(-0.3)).toBe(0)
  })

  it('never lets through more than comes in', () => {
    for (let cos = 0.001; cos <= 1; cos += 0.001)
      expect(clearSkyWm2(cos)).toBeLessThan(extraterrestrialWm2(cos, 1.017))
  })

  it('splits light as Erbs did: all diffuse when dark, a sixth when clear, without jumps', () => {
    expect(diffuseShare(0)).toBe(1)
    expect(diffuseShare(0.5)).toBeCloseTo(0.9511 - 0.0802 + 1.097 - 2.07975 + 0.771, 6)
    expect(diffuseShare(0.9)).toBe(0.165)
    for (const edge of [0.22, 0.8])
      expect(Math.abs(diffuseShare(edge) - diffuseShare(edge + 1e-9))).toBeLessThan(0.01)
    for (let k = 0; k < 0.79; k += 0.01) expect(diffuseShare(k + 0.01)).toBeLessThan(diffuseShare(k) + 0.001)
  })

  it('is coldest at sunrise, hottest at two, and as warm as its mean on the whole', () => {
    expect(airSwing(6, 6)).toBe(-1)
    expect(airSwing(14, 6)).toBe(1)
    expect(airSwing(10, 6)).toBeCloseTo(0, 9)
    let sum = 0
    for (let minute = 0; minute < 1440; minute++) sum += airSwing((minute + 0.5) / 60, 6.5) / 1440
    expect(Math.abs(sum)).toBeLessThan(1e-3)
    expect(airSwing(23.999, 6)).toBeCloseTo(airSwing(0, 6), 3)
  })
})

describe('the plane', () => {
  it('that lies flat gets what the horizontal gets', () => {
    const flat = { ...solar, tiltDeg: 0 }
    for (const ghi of [10, 300, 900]) expect(planeWm2(flat, ghi, 1200, 1)).toBeCloseTo(ghi, 9)
    const sun = { zenithDeg: 35, azimuthDeg: 77, distanceAu: 1 }
    expect(cosIncidence(sun, flat)).toBeCloseTo(Math.cos((35 * Math.PI) / 180), 12)
  })

  it('that faces the sun meets it at a right angle, and from behind not at all', () => {
    expect(
      cosIncidence(
        { zenithDeg: 40, azimuthDeg: 150, distanceAu: 1 },
        { ...solar, tiltDeg: 40, azimuthDeg: 150 },
      ),
    ).toBeCloseTo(1, 12)
    expect(
      cosIncidence(
        { zenithDeg: 80, azimuthDeg: 0, distanceAu: 1 },
        { ...solar, tiltDeg: 90, azimuthDeg: 180 },
      ),
    ).toBe(0)
  })

  it('adds beam, sky and ground as Hay and Davies did', () => {
    // Clearness 0.5: diffuse 0.65915 of 500; anisotropy 170.425 / 1000; at 60° half of cos is 0.5.
    const diffuse = 500 * 0.65915
    const beam = 500 - diffuse
    const expected =
      (beam + diffuse * 0.170425) * 1.4 + (diffuse * (1 - 0.170425) * 1.5) / 2 + (500 * 0.2 * 0.5) / 2
    expect(planeWm2({ ...solar, tiltDeg: 60 }, 500, 1000, 1.4)).toBeCloseTo(expected, 2)
    expect(planeWm2(solar, 0, 0, 0)).toBe(0)
  })

  it('is at NOCT where NOCT is measured, and gives its rated power where that is', () => {
    expect(cellC(solar, 800, 20)).toBe(45)
    const cool = { ...solar, lossShare: 0 }
    const air = 25 - (25 / 800) * 1000
    expect(powerPerKwp(cool, 1000, air)).toBeCloseTo(1, 12)
    expect(powerPerKwp(cool, 800, 20)).toBeCloseTo(0.8 * (1 - 0.004 * 20), 12)
    expect(powerPerKwp({ ...cool, lossShare: 0.1 }, 800, 20)).toBeCloseTo(0.72 * 0.92, 12)
    expect(powerPerKwp(cool, 0, 20)).toBe(0)
    expect(powerPerKwp(cool, 1400, -30)).toBe(1)
  })
})
