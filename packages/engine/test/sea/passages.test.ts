import { describe, expect, test } from 'vitest'
import { openSea } from '../../../atlas/tools/sea/open.ts'
import { type SeaRouteOptions, seaDistanceNm, seaRoute, seaRoutesFrom } from '../../src/sea/route.ts'
import { ports } from './ports.ts'

const sea = openSea()
type Port = keyof typeof ports
const sail = (from: Port, to: Port, options: SeaRouteOptions = {}) =>
  seaRoute(sea, ports[from], ports[to], options)

describe('passages in the order of sailing', () => {
  const cases: [Port, Port, string[], string][] = [
    ['karachi', 'rotterdam', [], 'bab-el-mandeb suez gibraltar dover'],
    ['karachi', 'rotterdam', ['suez'], 'cape-good-hope dover'],
    ['rotterdam', 'karachi', [], 'dover gibraltar suez bab-el-mandeb'],
    ['karachi', 'shanghai', [], 'malacca singapore taiwan'],
    ['karachi', 'shanghai', ['malacca'], 'sunda taiwan'],
    ['karachi', 'jebelAli', [], 'hormuz'],
    ['bandarAbbas', 'jebelAli', ['hormuz'], ''],
    ['poti', 'trieste', [], 'bosphorus dardanelles'],
    ['taman', 'poti', ['kerch'], ''],
    ['stPetersburg', 'rotterdam', [], 'great-belt skagerrak'],
    ['newYork', 'losAngeles', [], 'panama'],
  ]
  test.each(cases)('%s – %s avoiding %s', (from, to, closed, passages) => {
    expect(sail(from, to, { closed })!.passages.join(' ')).toBe(passages)
    expect(sail(from, to, { closed, straighten: true })!.passages.join(' ')).toBe(passages)
  })
})

describe('what closures cut off', () => {
  test('the Gulf has one door', () => {
    expect(sail('ummQasr', 'karachi', { closed: ['hormuz'] })).toBeNull()
  })
  test('two ports on either coast of a peninsula are not joined over land', () => {
    const khorFakkan = { lat: 25.35, lon: 56.36 }
    expect(seaRoute(sea, ports.jebelAli, khorFakkan)!.passages).toEqual(['hormuz'])
    expect(seaRoute(sea, ports.jebelAli, khorFakkan, { closed: ['hormuz'] })).toBeNull()
  })
  test('the Black Sea has one door', () => {
    expect(sail('poti', 'trieste', { closed: ['bosphorus'] })).toBeNull()
  })
  test('the Caspian is a basin of its own unless the Volga–Don canal is opened', () => {
    expect(sail('aktau', 'poti')).toBeNull()
    expect(sail('aktau', 'poti', { opened: ['volga-don'] })!.passages).toEqual(['volga-don', 'kerch'])
    for (const to of ['alat', 'turkmenbashi', 'amirabad', 'astrakhan'] as const) {
      expect(sail('aktau', to)!.distanceNm).toBeLessThan(600)
    }
  })
  test('Kiel, when opened, shortens St Petersburg – Hamburg by the way round Skagen', () => {
    const round = sail('stPetersburg', 'hamburg')!
    const through = sail('stPetersburg', 'hamburg', { opened: ['kiel'] })!
    expect(through.passages).toEqual(['kiel'])
    expect(round.distanceNm - through.distanceNm).toBeGreaterThan(200)
  })
  test('an unknown passage is refused by name', () => {
    expect(() => sail('karachi', 'rotterdam', { closed: ['sueez'] })).toThrow(/"sueez".*suez/)
  })
})

describe('invariants over all pairs of ports', () => {
  const names = Object.keys(ports).filter(
    (name) => !/aktau|alat|turkmen|amirabad|astrakhan/.test(name),
  ) as Port[]
  test('there and back are equally far, and one to many is the same as one to one', () => {
    for (const from of names.slice(0, 8)) {
      const many = seaRoutesFrom(
        sea,
        ports[from],
        names.map((to) => ports[to]),
      )
      for (const [i, to] of names.entries()) {
        if (from === to) continue
        expect(many[i]!.distanceNm).toBeCloseTo(seaDistanceNm(sea, ports[to], ports[from])!, 6)
      }
    }
  })
  test('closing a passage never shortens a way, straightening never lengthens one', () => {
    for (const from of names.slice(0, 6)) {
      for (const to of names) {
        if (from === to) continue
        const open = sail(from, to)!
        const shut = sail(from, to, { closed: ['malacca', 'suez'] })
        if (shut) expect(shut.distanceNm).toBeGreaterThanOrEqual(open.distanceNm - 1e-6)
        const straight = sail(from, to, { straighten: true })!
        expect(straight.distanceNm).toBeLessThanOrEqual(open.distanceNm + 1e-6)
      }
    }
  })
  test('a way over the date line is as short as the great circle allows', () => {
    const { distanceNm, path } = sail('yokohama', 'losAngeles')!
    expect(path.some(([lon]) => lon > 170)).toBe(true)
    expect(path.some(([lon]) => lon < -170)).toBe(true)
    expect(distanceNm).toBeLessThan(4950)
  })
})
