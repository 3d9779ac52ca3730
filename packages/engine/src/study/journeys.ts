import { type Atlas, problem, type SimulationCase, type TransitFlow } from '@serai/atlas'
import type { Consignment } from '../itinerary/consignment.ts'
import type { Handle, Itinerary, Leg } from '../itinerary/itinerary.ts'
import type { Network } from '../network/network.ts'
import { route } from '../search/route.ts'
import type { Journey, JourneyStep } from '../sim/model.ts'

/** A truck of this load where the itinerary has no truck that says: as transit trucks on the corridors are counted. */
const TRUCK_T = 22

/** Ways of a case's transit flows, cut at the site. A flow without a way through the site is left out and named. */
export interface Journeys {
  readonly journeys: readonly Journey[]
  readonly stranded: readonly TransitFlow[]
}

/** Plans one lot of every flow on the day the case begins, and cuts its cheapest way through the site there. */
export function journeysOf(network: Network, asked: SimulationCase, departAt: number): Journeys {
  const { atlas } = network
  const journeys: Journey[] = []
  const stranded: TransitFlow[] = []
  for (const flow of asked.transit) {
    const way = wayThrough(network, asked, flow, departAt)
    if (way) journeys.push(journeyOf(atlas, asked, flow, way.itinerary, way.at))
    else stranded.push(flow)
  }
  return { journeys, stranded }
}

interface Way {
  readonly itinerary: Itinerary
  /** The leg at which it meets the site. */
  readonly at: number
}

/** How much passes in a year changes no way, so a study with another transit finds its ways here. */
const ways = new WeakMap<Network, Map<string, Way | null>>()

function wayThrough(
  network: Network,
  asked: SimulationCase,
  flow: TransitFlow,
  departAt: number,
): Way | null {
  const { perYear: _, ...lot } = flow
  const key = JSON.stringify([asked.kind, asked.place, asked.crossings, lot, departAt])
  const shelf = ways.get(network) ?? new Map<string, Way | null>()
  ways.set(network, shelf)
  const known = shelf.get(key)
  if (known !== undefined) return known
  const way = cheapestThrough(network, asked, flow, departAt)
  shelf.set(key, way)
  return way
}

function cheapestThrough(
  network: Network,
  asked: SimulationCase,
  flow: TransitFlow,
  departAt: number,
): Way | null {
  const consignment = consignmentOf(network.atlas, flow, departAt)
  const gateway = asked.kind === 'port' && flow.direction === 'out' ? asked.place : null
  for (const all of [false, true]) {
    const { itineraries } = route(network, { ...consignment, gateway }, { all })
    for (const { itinerary } of itineraries) {
      const at = siteOf(itinerary, asked)
      if (at >= 0) return { itinerary, at }
    }
  }
  return null
}

/** The leg at which the itinerary meets the site: the handle in the port between land and sea, or the border clearance. */
function siteOf({ legs }: Itinerary, asked: SimulationCase): number {
  return legs.findIndex(
    (leg) =>
      leg.kind === 'handle' &&
      (asked.kind === 'border'
        ? leg.operation === 'clear' && asked.crossings.includes(leg.ref)
        : leg.place === asked.place && atSea(leg)),
  )
}

const atSea = ({ fromCarrier, toCarrier }: Handle): boolean => fromCarrier === 'sea' || toCarrier === 'sea'

function consignmentOf(atlas: Atlas, flow: TransitFlow, departAt: number): Consignment {
  const cargo = atlas.tables.cargoes.find(({ id }) => id === flow.cargo)
  if (!cargo) throw problem('cargo-unknown', { got: flow.cargo, known: '' })
  const tonnes = flow.per === 'TEU' ? flow.lot * cargo.tPerTeu : flow.lot
  const end = (id: string) => {
    const place = atlas.tables.places.find((row) => row.id === id)
    if (!place) throw problem('place-unknown', { got: id, nearest: 'see serai places' })
    return { kind: 'place', id, name: place.name } as const
  }
  return {
    from: end(flow.from),
    to: end(flow.to),
    cargo: flow.cargo,
    tonnes,
    teu: flow.per === 'TEU' ? flow.lot : null,
    valueUsd: tonnes * cargo.valueUsdPerT,
    departAt,
    dueAt: null,
    avoid: { countries: [], places: [], modes: [], passages: [] },
    gateway: null,
    maxBorders: null,
    tirOnly: false,
    sanctionsFree: false,
  }
}

function journeyOf(
  atlas: Atlas,
  asked: SimulationCase,
  flow: TransitFlow,
  { legs }: Itinerary,
  at: number,
): Journey {
  const cargo = atlas.tables.cargoes.find(({ id }) => id === flow.cargo)!
  const lotTonnes = flow.per === 'TEU' ? flow.lot * cargo.tPerTeu : flow.lot
  const site = legs[at]!
  // The land side tells how it comes; at a port that is the side away from the sea.
  const side =
    asked.kind === 'port' && flow.direction === 'in' ? legs.slice(at + 1) : legs.slice(0, at).reverse()
  const land = side.find((leg) => leg.kind === 'haul')
  const byRail = land?.kind === 'haul' && land.mode === 'rail'
  const sheds = asked.kind === 'border' && site.kind === 'handle' ? shedEnds(atlas, site.ref) : []
  const steps = (some: readonly Leg[]) =>
    some
      .filter((leg) => !(leg.kind === 'handle' && leg.operation === 'gauge' && sheds.includes(leg.place)))
      .map(stepOf)
  const truck = [...legs].find((leg) => leg.kind === 'haul' && leg.mode === 'road')
  const perTruck = truck?.kind === 'haul' && truck.vehicles > 0 ? lotTonnes / truck.vehicles : TRUCK_T
  return {
    flow,
    unit: site.unit,
    ref: site.kind === 'handle' ? site.ref : '',
    tonnesPerYear: flow.per === 'TEU' ? flow.perYear * cargo.tPerTeu : flow.perYear,
    lotTonnes,
    lotTeu: flow.per === 'TEU' ? flow.lot : lotTonnes / cargo.tPerTeu,
    arrivesBy: asked.kind === 'port' && flow.direction === 'in' ? 'ship' : byRail ? 'train' : 'truck',
    tonnesPerTruck: perTruck,
    before: steps(legs.slice(0, at)),
    after: steps(legs.slice(at + 1)),
  }
}

/** Ends of a crossing with a gauge shed: what passes there changes gauge in it, and not once more by its plan. */
function shedEnds({ tables }: Atlas, ref: string): readonly string[] {
  const crossing = tables.crossings.find(({ id }) => id === ref)
  const shed = tables.equipment.some((row) => row.kind === 'gauge-shed' && row.group === ref)
  return crossing && shed ? [crossing.from, crossing.to] : []
}

function stepOf(leg: Leg): JourneyStep {
  return leg.kind === 'haul'
    ? { kind: 'haul', what: leg.mode, from: leg.from, to: leg.to, spread: leg.spread }
    : { kind: 'handle', what: leg.operation, from: leg.place, to: leg.place, spread: leg.spread }
}
