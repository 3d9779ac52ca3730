import type { Atlas, SimulationCase } from '@serai/atlas'
import type { Journey, Model, Outcome, SiteInput } from '../../../src/sim/model.ts'
import { planPort } from '../../../src/sim/port/plan.ts'
import { compilePort } from '../../../src/sim/port/port.ts'
import { PortReplication } from '../../../src/sim/port/replication.ts'
import type { PortRun } from '../../../src/sim/port/run.ts'
import { desert, named, type Row, type Rows } from '../../desert.ts'

/** A port of one terminal, `quay`, in a few lines. */

const KNOWN = { source: 's', year: 2026, grade: 'estimated' }
const PLACE = 'PKAAA'
export const START = '2027-01-01'

export function equipment(kind: string, id: string, rest: Row = {}): Row {
  const usual = { group: 'quay', count: 1, direction: 'both', units: 'piece', opening: '24/7' }
  const power = { power_kw: 0, idle_kw: 0, power_priority: 5 }
  return { ...named(id), place: PLACE, kind, ...usual, ...power, ...rest, ...KNOWN }
}

/** Works 100 t an hour, always as fast, unless `rest` says otherwise. */
export const crane = (rest: Row = {}): Row =>
  equipment('mobile-crane', 'crane', { rate: 100, rate_unit: 't/h', cv: 0, ...rest })

export const berth = (count: number, rest: Row = {}): Row => equipment('berth', 'berth', { count, ...rest })

/** 6,000 t to unload, at berth at once, one crane each, no trucks, unless `rest` says otherwise. */
export function ships(perYear: number, rest: Row = {}): Row {
  const arrivals = { per_year: perYear, process: 'poisson', arrival_hours: '24/7' }
  const usual = { parcel: 6000, parcel_cv: 0, unload_share: 1, max_cranes: 1, fixed_hours: 0 }
  const kind = { kind: 'ship', group: 'quay', unit: 'piece', direction: 'both' }
  return { ...named('ships'), place: PLACE, ...kind, ...arrivals, ...usual, ...rest, ...KNOWN }
}

export const harbour = (equipment: readonly Row[], traffic: readonly Row[], rest: Rows = {}): Atlas =>
  desert([`${PLACE} road 10km 1h ~ PKBBB`], { equipment, traffic, ...rest })

export const CASE: SimulationCase = {
  id: 'desert',
  name: 'Desert',
  nameRu: 'Desert',
  note: '',
  noteRu: '',
  kind: 'port',
  place: PLACE,
  group: 'quay',
  crossings: [],
  start: START,
  days: 365,
  warmupDays: 0,
  replications: 1,
  scenarios: [],
  changes: [],
  transit: [],
  backlogVehicles: 0,
  compare: null,
  sources: [],
}

export function inputOf(atlas: Atlas, rest: Partial<SiteInput> = {}): SiteInput {
  const startsAt = Date.parse(START) / 60_000
  const usual = { startsAt, utcOffsetMinutes: 0, warmupDays: 0, days: 365, seed: 1 }
  return { atlas, case: CASE, journeys: [], ...usual, ...rest }
}

export const model = (atlas: Atlas, rest: Partial<SiteInput> = {}): Model => compilePort(inputOf(atlas, rest))

export const run = (atlas: Atlas, rest: Partial<SiteInput> = {}, replication = 0): Outcome =>
  model(atlas, rest).run(replication, () => false)

/** A run with its works laid open. */
export function opened(atlas: Atlas, rest: Partial<SiteInput> = {}): PortRun {
  const replication = new PortReplication(planPort(inputOf(atlas, rest)), null, 0)
  replication.run([], () => false)
  return replication.port
}

export const measure = (of: Model, outcome: Outcome, id: string): number =>
  outcome.measures[of.measures.findIndex((info) => info.id === id)]!

/** Transit of loose cargo that comes and goes at the port's door. */
export function journey(direction: 'out' | 'in', rest: Partial<Journey> = {}): Journey {
  const flow = {
    ...{ id: direction, from: 'PKBBB', to: PLACE, cargo: 'copper', perYear: 100_000, per: 't' as const },
    ...{ lot: 500, direction, source: ['s'], year: 2026, grade: 'estimated' as const, note: null },
  }
  const usual = { unit: 'piece', ref: '', tonnesPerYear: 100_000, lotTonnes: 500, lotTeu: 0 } as const
  const arrivesBy = direction === 'in' ? 'ship' : 'truck'
  return { flow, ...usual, arrivesBy, tonnesPerTruck: 20, before: [], after: [], ...rest }
}
