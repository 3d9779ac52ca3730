import type { Carrier, Facility, LoadUnit } from '@serai/atlas'
import { unitIndex } from './builder.ts'
import { type Berth, holds, type Terminal } from './network.ts'
import { quarters, type Yard } from './yard.ts'

/** Where cargo of a carrier stands before it goes on, and where it stood when it came. */
const boarding = (carrier: Carrier): Berth =>
  carrier === 'sea' || carrier === 'ferry' ? `${carrier}-out` : carrier
const arriving = (carrier: Carrier): Berth =>
  carrier === 'sea' || carrier === 'ferry' ? `${carrier}-in` : carrier

/** Load units that can be put into boxes, and the box they become. */
const STUFFABLE: readonly LoadUnit[] = ['grain', 'bulk', 'piece']

/** Adds every transfer, gauge change, stuffing and stripping; returns how cargo may start and end at each place. */
export function addHandles(yard: Yard): { starts: Map<string, Terminal[]>; ends: Map<string, Terminal[]> } {
  for (const facility of yard.atlas.tables.facilities) {
    if (facility.place === '*' || !holds(facility, yard.at)) continue
    if (facility.operation === 'transfer' || facility.operation === 'gauge') addTransfers(yard, facility)
    if (facility.operation === 'stuff' || facility.operation === 'strip') addRepacking(yard, facility)
  }
  addGates(yard)
  return terminals(yard)
}

/** A port that no land link reaches hands over to trucks at its gate, where roads to points off the network begin. */
function addGates(yard: Yard): void {
  const linked = new Set(yard.atlas.tables.links.flatMap((link) => [link.from, link.to]))
  for (const facility of yard.atlas.tables.facilities) {
    if (facility.place === '*' || linked.has(facility.place) || !facility.carriers.includes('sea')) continue
    if (!holds(facility, yard.at)) continue
    for (const unit of facility.units) {
      if (facility.operation === 'unload') addHandle(yard, facility, unit, 'sea-in', unit, 'road')
      if (facility.operation === 'load') addHandle(yard, facility, unit, 'gate', unit, 'sea-out')
    }
  }
}

function addTransfers(yard: Yard, facility: Facility): void {
  for (const unit of facility.units) {
    for (const came of facility.carriers) {
      for (const goes of facility.carriers) {
        // Ship to ship is a transshipment; two trains of one gauge or two trucks need no handle.
        if (came === goes && arriving(came) === boarding(goes)) continue
        addHandle(yard, facility, unit, arriving(came), unit, boarding(goes))
      }
    }
  }
}

function addRepacking(yard: Yard, facility: Facility): void {
  for (const unit of facility.units) {
    if (!STUFFABLE.includes(unit)) continue
    const [before, after]: [LoadUnit, LoadUnit] =
      facility.operation === 'stuff' ? [unit, 'box'] : ['box', unit]
    for (const came of facility.carriers) {
      for (const goes of facility.carriers)
        addHandle(yard, facility, before, arriving(came), after, boarding(goes))
    }
  }
}

function addHandle(
  yard: Yard,
  facility: Facility,
  unit: LoadUnit,
  came: Berth,
  becomes: LoadUnit,
  goes: Berth,
): void {
  const { builder } = yard
  const place = builder.placeIndex.get(facility.place)
  if (place === undefined) return
  // A port whose hinterland the atlas does not know still has a gate for trucks: roads to points off the network begin there.
  const before = unitIndex(unit)
  const after = unitIndex(becomes)
  const tail =
    came === 'road' || came === 'gate' ? builder.node(place, before, came) : builder.find(place, before, came)
  const head = goes === 'road' ? builder.node(place, after, goes) : builder.find(place, after, goes)
  if (tail < 0 || head < 0) return
  const slow = yard.gates.slowMinutes([['facility', facility.id]])
  const wagons = wagonWait(yard, facility, came, goes, unit, becomes)
  const course = builder.course({
    source: { kind: 'facility', facility },
    clearMinutes: 0,
    clearP90: 0,
    minutesPerTonne: facility.rateTPerHour ? 60 / facility.rateTPerHour : 0,
    distanceKm: 0,
    disruption: 0,
    closureMinutes: 0,
    gate: yard.gates.gate(facility.opening, facility.place, [], [['facility', facility.id]]),
    schedule: -1,
  })
  const hours = Math.max(facility.hours, wagons?.hours ?? 0)
  const p90Hours = Math.max(facility.p90Hours, wagons?.p90Hours ?? 0)
  builder.add(course, tail, head, -1, quarters(hours * 60 + slow), p90Hours * 60 + slow)
}

/**
 * Cargo that a truck brought, or that was repacked, waits for wagons as long as cargo loaded there for the first time: the
 * row of that loading. A gauge change has its wagons ordered with the train, a port while the ship is under way: their own
 * rows hold. Null when there is no such wait.
 */
function wagonWait(
  yard: Yard,
  facility: Facility,
  came: Berth,
  goes: Berth,
  unit: LoadUnit,
  becomes: LoadUnit,
): Facility | null {
  if (!goes.startsWith('rail-') || facility.operation === 'gauge') return null
  if (came !== 'road' && !(came.startsWith('rail-') && unit !== becomes)) return null
  const fits = (row: Facility) => row.units.includes(becomes) && row.carriers.includes(goes as Carrier)
  const loading = yard.loading.get(facility.place)?.find(fits)
  return loading ?? yard.loading.get('*')?.find(fits) ?? null
}

/** Loading and unloading by place: its own rows where it has any for that unit and carrier, else the rows of `*`. */
function terminals(yard: Yard) {
  const starts = new Map<string, Terminal[]>()
  const ends = new Map<string, Terminal[]>()
  const rows = yard.atlas.tables.facilities.filter((row) => holds(row, yard.at))
  const unloading = byPlace(rows, 'unload')
  for (const [operation, into, berthOf] of [
    ['load', starts, boarding],
    ['unload', ends, arriving],
  ] as const) {
    const own = operation === 'load' ? yard.loading : unloading
    for (const place of yard.atlas.tables.places) {
      const found: Terminal[] = []
      const taken = new Set<number>()
      for (const facility of [...(own.get(place.id) ?? []), ...(own.get('*') ?? [])]) {
        for (const node of nodesOf(yard, place.id, facility, berthOf)) {
          if (taken.has(node)) continue
          taken.add(node)
          found.push({ node, facility })
        }
      }
      into.set(place.id, found)
    }
  }
  return { starts, ends }
}

/** Rows of an operation by place. */
export function byPlace(
  rows: readonly Facility[],
  operation: Facility['operation'],
): Map<string, Facility[]> {
  const grouped = new Map<string, Facility[]>()
  for (const row of rows) {
    if (row.operation !== operation) continue
    const list = grouped.get(row.place)
    if (list) list.push(row)
    else grouped.set(row.place, [row])
  }
  return grouped
}

/** Nodes at a place where a facility's cargo boards or comes ashore, of those that some haul has made. */
function nodesOf(
  yard: Yard,
  place: string,
  facility: Facility,
  berthOf: (carrier: Carrier) => Berth,
): number[] {
  const index = yard.builder.placeIndex.get(place)
  const found: number[] = []
  if (index === undefined) return found
  for (const unit of facility.units) {
    for (const carrier of facility.carriers) {
      const node = yard.builder.find(index, unitIndex(unit), berthOf(carrier))
      if (node >= 0) found.push(node)
    }
  }
  return found
}
