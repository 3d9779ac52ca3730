import { describe, expect, it } from 'vitest'
import { bandPath, linePath } from '../../packages/web/src/ports/charts/band.ts'
import { monthsOf } from '../../packages/web/src/ports/charts/months.ts'
import { type Hours, highestOf, stackOf } from '../../packages/web/src/ports/charts/stack.ts'
import { berthRows, type Call, kindsOf } from '../../packages/web/src/ports/charts/stays.ts'
import { placeOf, roundTo } from '../../packages/web/src/ports/i18n/figure.ts'
import { portsVoiceOf } from '../../packages/web/src/ports/i18n/voice.ts'
import { judge } from '../../packages/web/src/ports/panels/verdict.tsx'

const call = (berth: number, arrived: number, berthed: number, sailed: number, unit = 'bulk'): Call => ({
  ...{ berth, arrived, berthed, sailed, unit },
  ...{ group: 'multi', stream: 's', parcel: 100, transit: 0 },
})

describe('the berth plan', () => {
  it('cuts waits and stays at the window, and keeps a row for a berth that is empty', () => {
    const calls = [call(0, -50, 10, 40), call(2, 90, 120, 200), call(2, -90, -80, -10)]
    expect(berthRows(calls, 0, 100)).toEqual([
      { berth: 0, group: 'multi', stays: [{ call: calls[0], wait: [0, 10], berth: [10, 40] }] },
      { berth: 1, group: null, stays: [] },
      // It waits in the window and lies at the berth after it; the one that sailed before is not there.
      { berth: 2, group: 'multi', stays: [{ call: calls[1], wait: [90, 100], berth: null }] },
    ])
  })

  it('has no wait for a ship that came straight in', () => {
    expect(berthRows([call(0, 10, 10, 20)], 0, 100)[0]!.stays[0]!.wait).toBeNull()
  })

  it('colours the commonest kind first, so that months do not change colours', () => {
    const calls = [
      call(0, 0, 0, 1, 'grain'),
      call(0, 2, 2, 3, 'box'),
      call(0, 4, 4, 5, 'box'),
      call(0, 6, 6, 7),
    ]
    expect(kindsOf(calls)).toEqual(['box', 'bulk', 'grain'])
  })
})

describe('months', () => {
  it('are those of the calendar, the first and the last cut', () => {
    // 20 January 2027 and 45 days: 12 of January, 28 of February, 5 of March.
    expect(monthsOf('2027-01-20', 45)).toEqual([
      { from: 0, to: 12 },
      { from: 12, to: 40 },
      { from: 40, to: 45 },
    ])
    expect(monthsOf('2027-01-01', 365).map(({ from, to }) => to - from)).toEqual([
      31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31,
    ])
  })
})

describe('the energy of a day', () => {
  const none = [0, 0]
  const hours: Hours = {
    demand: [10, 10],
    solar: [0, 14],
    grid: [4, 0],
    batteryOut: [3, 0],
    diesel: none,
    batteryIn: [0, 4],
    curtailed: [0, 2],
    shed: [3, 0],
  }

  it('stacks up to what was asked for and what went into the battery, with unused sun on top', () => {
    expect(stackOf(hours)).toEqual([
      { kind: 'solar', from: [0, 0], to: [0, 14] },
      { kind: 'grid', from: [0, 14], to: [4, 14] },
      { kind: 'batteryOut', from: [4, 14], to: [7, 14] },
      { kind: 'shed', from: [7, 14], to: [10, 14] },
      { kind: 'curtailed', from: [10, 14], to: [10, 16] },
    ])
  })

  it('needs the height of the highest hour of all days on the scale', () => {
    expect(highestOf([hours, { ...hours, demand: [30, 10] }])).toBe(30)
    expect(highestOf([hours])).toBe(16)
  })
})

describe('lines', () => {
  const twice = (value: number) => 2 * value
  const down = (value: number) => 10 - value

  it('stand in the middle of their steps', () => {
    expect(linePath([1, 2], twice, down)).toBe('M1.0 9.0L3.0 8.0')
  })

  it('close the band from the last low back to the first', () => {
    expect(bandPath([0, 1], [3, 4], twice, down)).toBe('M1.0 7.0L3.0 6.0L3.0 9.0L1.0 10.0Z')
  })
})

describe('figures', () => {
  it('end where their interval begins to blur them, and never hold more than four figures', () => {
    // Two figures of half the interval.
    expect(placeOf(12.463, 3.2)).toBe(-1)
    expect(roundTo(12.463, -1)).toBe(12.5)
    expect(placeOf(690_371, 42_000)).toBe(3)
    expect(roundTo(690_371, 3)).toBe(690_000)
    // Four of their own, when the interval is narrower or there is none.
    expect(placeOf(7935.711, 0.02)).toBe(0)
    expect(placeOf(0.18934, 0)).toBe(-4)
    expect(placeOf(0, 0)).toBe(0)
  })

  it('carry their units and signs in both languages', () => {
    const [en, ru] = [portsVoiceOf('en'), portsVoiceOf('ru')]
    expect(en.figure(0.18934, '$/kWh', -4)).toBe('$0.1893/kWh')
    expect(en.change(-765_432, '$/year', 3)).toBe('−$765,000/year')
    expect(en.change(0.2, '$/kWh', -1)).toBe('+$0.2/kWh')
    expect(en.figure(29.411, '%', -1)).toBe('29.4%')
    expect(en.plain(122_000, 't/year')).toBe('122,000\u00A0t/year')
    expect(en.plain(1.5, 'MW')).toBe('1.5\u00A0MW')
    expect(ru.change(-4.26, 'h', -1)).toBe('−4,3\u00A0ч')
    expect(ru.figure(0.18934, '$/kWh', -4)).toBe('0,1893\u00A0$/кВт·ч')
  })
})

describe('a difference', () => {
  const difference = (mean: number, half: number, n = 10) => ({
    mean,
    low: mean - half,
    high: mean + half,
    n,
  })

  it('is more than chance when nought lies outside its interval', () => {
    expect(judge(difference(-4, 3), 'less')).toBe('better')
    expect(judge(difference(-4, 3), 'more')).toBe('worse')
    expect(judge(difference(-4, 3), 'neither')).toBe('changed')
    expect(judge(difference(-4, 4), 'less')).toBe('unsure')
    expect(judge(difference(4, 3), 'more')).toBe('better')
  })

  it('of one pair of replications says nothing, and none is none', () => {
    expect(judge(difference(-4, 0, 1), 'less')).toBe('unsure')
    expect(judge(difference(0, 0, 1), 'less')).toBe('unsure')
    expect(judge(difference(0, 0), 'less')).toBe('same')
  })
})
