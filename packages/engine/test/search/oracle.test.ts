import type { Atlas } from '@serai/atlas'
import { describe, expect, it } from 'vitest'
import type { Consignment } from '../../src/itinerary/consignment.ts'
import { compile } from '../../src/network/compile.ts'
import { BERTHS, type Network } from '../../src/network/network.ts'
import { Stream } from '../../src/random/stream.ts'
import type { Way } from '../../src/search/found.ts'
import { type Instance, instanceOf } from '../../src/search/instance.ts'
import { paretoSet } from '../../src/search/pareto.ts'
import { gatewayRequirement } from '../../src/search/requirements.ts'
import { MONDAY } from '../desert.ts'
import { everyPath, front, type Path, type Vector } from './enumerate.ts'
import { departAtOf, ENDS, wild } from './wild.ts'

const NETWORKS = 2000
const NOTHING: Consignment['avoid'] = { countries: [], places: [], modes: [], passages: [] }

function consignmentOn(atlas: Atlas, seed: number, rest: Partial<Consignment> = {}): Consignment {
  const [from, to] = ENDS(atlas.tables.places)
  return {
    from: { kind: 'place', id: from, name: from },
    to: { kind: 'place', id: to, name: to },
    cargo: 'wheat',
    tonnes: 100,
    teu: null,
    valueUsd: 20_000,
    departAt: departAtOf(seed),
    dueAt: null,
    avoid: NOTHING,
    gateway: null,
    maxBorders: null,
    tirOnly: false,
    sanctionsFree: false,
    ...rest,
  }
}

const vectorOf = (way: Way): Vector => [way.cost, way.minutes, way.co2e, way.disruption]
const found = (instance: Instance, bounds: boolean): string[] =>
  paretoSet(instance, { bounds })
    .ways.map((way) => vectorOf(way).join())
    .sort()
const best = (paths: readonly Path[]): string[] => front(paths.map((path) => path.vector))

/** The set must be the enumerated one with lower bounds and without. */
function agrees(instance: Instance, expected: readonly string[], seed: number): void {
  const swift = found(instance, true)
  if (swift.join('|') !== expected.join('|')) expect(swift, `seed ${seed}, with bounds`).toEqual(expected)
  const plain = found(instance, false)
  if (plain.join('|') !== expected.join('|')) expect(plain, `seed ${seed}, without bounds`).toEqual(expected)
}

/** Runs so many networks from a seed on and adds up what they tell; null from one says that it has too many ways to try. */
function each(
  count: number,
  first: number,
  run: (seed: number, atlas: Atlas, network: Network) => number | null,
): number {
  let told = 0
  let tried = 0
  for (let seed = first; tried < count; seed++) {
    const atlas = wild(seed)
    const tells = run(seed, atlas, compile(atlas, MONDAY))
    if (tells === null) continue
    tried++
    told += tells
  }
  return told
}

const countryOf = (network: Network, node: number) => network.places[network.nodePlace[node]!]!.country

describe('the Pareto set is what trying every way finds', () => {
  it(`on ${NETWORKS} small networks, with lower bounds and without`, () => {
    let ways = 0
    let several = 0
    const withAny = each(NETWORKS, 1, (seed, atlas, network) => {
      const instance = instanceOf(network, consignmentOn(atlas, seed))
      const paths = everyPath(instance)
      if (!paths) return null
      const expected = best(paths)
      agrees(instance, expected, seed)
      ways += expected.length
      if (expected.length > 1) several++
      return expected.length > 0 ? 1 : 0
    })
    // The networks must not be so poor that agreement means nothing.
    expect(withAny).toBeGreaterThan(NETWORKS / 2)
    expect(several).toBeGreaterThan(NETWORKS / 5)
    expect(ways).toBeGreaterThan(NETWORKS)
  })

  it('each way is a walk from its start to its end whose arcs make its sums', () => {
    each(200, 5001, (seed, atlas, network) => {
      const instance = instanceOf(network, consignmentOn(atlas, seed))
      const all = everyPath(instance)
      if (!all) return null
      const paths = new Map(all.map((path) => [path.arcs.join(), path.vector]))
      for (const way of paretoSet(instance).ways) {
        expect(way.arcs.length > 0 && network.tail[way.arcs[0]!]).toBe(way.start.node)
        expect(network.head[way.arcs.at(-1)!]).toBe(way.end.node)
        expect(paths.get(way.arcs.join()), `seed ${seed}`).toEqual(vectorOf(way))
      }
      return 0
    })
  })

  it('with at most so many borders', () => {
    const bitten = each(400, 10_001, (seed, atlas, network) => {
      const maxBorders = new Stream(seed, 'borders').below(3)
      const instance = instanceOf(network, consignmentOn(atlas, seed, { maxBorders }))
      // Counted anew from what the arcs stand for: a change of country by any mode, a post, or the countries of a service.
      const country = (node: number) => network.places[network.nodePlace[node]!]!.country
      const crosses = (arc: number): number => {
        if (!network.isHaul[arc]) return 0
        const source = network.sources[network.source[arc]!]!
        const abroad = country(network.tail[arc]!) !== country(network.head[arc]!)
        if (source.kind === 'link') return abroad || source.crossing ? 1 : 0
        if (source.kind !== 'service') return abroad ? 1 : 0
        return Math.max(abroad ? 1 : 0, source.service.crossings.length, source.service.countries.length - 1)
      }
      const borders = (path: Path) => path.arcs.reduce((count, arc) => count + crosses(arc), 0)
      const paths = everyPath(instance)
      if (!paths) return null
      const expected = best(paths.filter((path) => borders(path) <= maxBorders))
      agrees(instance, expected, seed)
      return expected.join() === best(paths).join() ? 0 : 1
    })
    expect(bitten).toBeGreaterThan(40)
  })

  it('arriving by a date', () => {
    const bitten = each(400, 20_001, (seed, atlas, network) => {
      const free = instanceOf(network, consignmentOn(atlas, seed))
      const paths = everyPath(free)
      if (!paths) return null
      const times = paths.map((path) => path.vector[1]).sort((a, b) => a - b)
      const limit = times[seed % 2 === 0 ? 0 : Math.floor(times.length / 4)] ?? 1000
      const dueAt = departAtOf(seed) + limit
      const instance = instanceOf(network, consignmentOn(atlas, seed, { dueAt }))
      // On the minute is in time.
      const expected = best(paths.filter((path) => path.vector[1] <= limit))
      if (paths.length > 0) expect(expected).not.toEqual([])
      agrees(instance, expected, seed)
      return expected.join() === best(paths).join() ? 0 : 1
    })
    expect(bitten).toBeGreaterThan(40)
  })

  it('avoiding a country, a place and a mode', () => {
    const bitten = each(400, 30_001, (seed, atlas, network) => {
      const stream = new Stream(seed, 'avoid')
      const { places } = atlas.tables
      const banned = places[1 + stream.below(places.length - 2)]!
      const kinds = [
        { ...NOTHING, countries: ['CN'] },
        { ...NOTHING, places: [banned.id] },
        { ...NOTHING, modes: ['ferry'] },
      ]
      const avoid = kinds[stream.below(3)]!
      const free = instanceOf(network, consignmentOn(atlas, seed))
      const all = everyPath(free)
      const nodeFits = (node: number) =>
        !avoid.places.includes(network.places[network.nodePlace[node]!]!.id) &&
        !avoid.countries.includes(countryOf(network, node))
      const paths = everyPath(free, {
        arcFits: (arc) => {
          const group = network.vehicleClass[arc]!
          const mode = group < 0 ? '' : network.vehicleClasses[group]!.vehicle.mode
          return (
            nodeFits(network.tail[arc]!) &&
            nodeFits(network.head[arc]!) &&
            !(avoid.modes as string[]).includes(mode)
          )
        },
      })
      if (!all || !paths) return null
      const expected = best(paths)
      agrees(instanceOf(network, consignmentOn(atlas, seed, { avoid })), expected, seed)
      return expected.join() === best(all).join() ? 0 : 1
    })
    expect(bitten).toBeGreaterThan(40)
  })

  it('by a required gateway, even where that means to pass a place twice', () => {
    let reached = 0
    const bitten = each(600, 40_001, (seed, atlas, network) => {
      const harbours = atlas.tables.services.filter((row) => row.mode === 'sea').map((row) => row.from)
      const gateway = harbours[new Stream(seed, 'gateway').below(Math.max(1, harbours.length))]
      if (gateway === undefined) return 0
      const boards = (arc: number) =>
        network.isHaul[arc] === 1 && BERTHS[network.nodeBerth[network.tail[arc]!]!] === 'sea-out'
      const port = (arc: number) => network.places[network.nodePlace[network.tail[arc]!]!]!
      const free = instanceOf(network, consignmentOn(atlas, seed))
      const all = everyPath(free)
      const paths = everyPath(free, {
        arcFits: (arc) => !boards(arc) || port(arc).id === gateway || !port(arc).roles.includes('gateway'),
        meets: (arc) => boards(arc) && port(arc).id === gateway,
      })
      if (!all || !paths) return null
      const expected = best(paths)
      const consignment = consignmentOn(atlas, seed, { gateway })
      agrees(instanceOf(network, consignment, gatewayRequirement(network, gateway)), expected, seed)
      if (expected.length > 0) reached++
      return expected.join() === best(all).join() ? 0 : 1
    })
    expect(reached).toBeGreaterThan(30)
    expect(bitten).toBeGreaterThan(40)
  })
})
